package io.retl.internal.control;

import io.retl.ErrorCode;
import io.retl.Source;
import io.retl.StateException;
import io.retl.WarehouseException;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs the work of the control store. Thread-safe.
 *
 * <p>Invariant: every write under a lease, before it reads or writes another row, locks the mapping's row by its epoch until
 * the commit, and finds no row if the lease is lost. So a late write and a take-over are serial in either order, and the late
 * one changes nothing. A connection is borrowed for one piece of work, and nothing is awaited while it is held but the row.
 */
final class ControlDatabase {
    private static final String FIX =
            "What it held stays, and the next sync settles what this one left. See that its database answers and has room.";

    /** The longest that a write may take, and the answer to a statement. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    /** The class of SQLStates that say a key is there already. */
    private static final String INTEGRITY = "23";

    private final Database database;
    private final ControlSchema schema;

    ControlDatabase(Source source, Database database) {
        this.database = database;
        this.schema = new ControlSchema(source, database);
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session, ControlTables tables) throws SQLException;
    }

    /** What is done under a lease. */
    @FunctionalInterface
    interface Guarded<T> {
        T run(Session session, ControlTables tables, LeaseRow row) throws SQLException;
    }

    boolean isThere() {
        return schema.isThere();
    }

    /** Reads. A store without tables has nothing to tell, and reading does not make them. */
    <T> T read(String purpose, String mappingId, T nothing, Work<T> work) {
        return schema.isThere() ? call(purpose, mappingId, Isolation.READ_ONLY_SNAPSHOT, work) : nothing;
    }

    /** Reads for somebody who may lack the right to, and then is told nothing. */
    <T> T readIfAllowed(String purpose, String mappingId, T nothing, Work<T> work) {
        try {
            return read(purpose, mappingId, nothing, work);
        } catch (StateException refused) {
            if (Arrays.stream(refused.getSuppressed())
                    .anyMatch(failure -> failure.getCause() instanceof SQLException cause
                            && database.dialect().lacksRight(cause))) {
                return nothing;
            }
            throw refused;
        }
    }

    <T> T write(String purpose, String mappingId, Work<T> work) {
        schema.prepare();
        return call(purpose, mappingId, Isolation.READ_COMMITTED, (session, tables) -> {
            schema.requireDurable(session);
            bound(session);
            return work.run(session, tables);
        });
    }

    /** A process that is suspended in the middle of a write must not keep its row locked, or nobody could take over. */
    private static void bound(Session session) throws SQLException {
        Optional<Sql> bound = session.dialect().boundTransaction(LONGEST_WRITE);
        if (bound.isPresent()) {
            session.query(bound.get(), rows -> true);
        }
    }

    /**
     * Writes under a lease.
     *
     * @throws LeaseLostException if the lease is not the mapping's latest, or was given back; then nothing was changed
     */
    <T> T guarded(String purpose, Lease lease, Guarded<T> work) {
        return write(purpose, lease.mappingId(), (session, tables) -> {
            LeaseRow row = LeaseRow.lock(session, tables, lease).orElseThrow(() -> new LeaseLostException(lease));
            return work.run(session, tables, row);
        });
    }

    /** Makes the row of a mapping, unless it is there. Of several that do so at once one succeeds, which is enough. */
    void register(String mappingId) {
        schema.prepare();
        try {
            database.call(
                    "registering mapping '" + mappingId + "' in the control store",
                    Isolation.READ_COMMITTED,
                    LONGEST_WRITE,
                    session -> {
                        schema.requireDurable(session);
                        ControlTables tables = schema.tables(session.dialect());
                        if (LeaseRow.find(session, tables, mappingId).isEmpty()) {
                            new LeaseRows(session, tables).insert(mappingId);
                        }
                        return true;
                    });
        } catch (WarehouseException failure) {
            if (failure.sqlState().filter(state -> state.startsWith(INTEGRITY)).isEmpty()) {
                throw translated(failure, FIX);
            }
        }
    }

    private <T> T call(String purpose, String mappingId, Isolation isolation, Work<T> work) {
        return translating(() -> database.call(
                "%s of mapping '%s' in the control store".formatted(purpose, mappingId),
                isolation,
                LONGEST_WRITE,
                session -> work.run(session, schema.tables(session.dialect()))));
    }

    List<String> script() {
        return translating(() ->
                schema.tables(database.dialect()).script(database.describe().user()));
    }

    /** Does it; the driver's failure becomes one of the control store. */
    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (WarehouseException failure) {
            throw translated(failure, FIX);
        }
    }

    static StateException translated(WarehouseException failure, String fix) {
        String message = String.valueOf(failure.getMessage());
        String stop = message.endsWith(".") ? " " : ". ";
        StateException translated = new StateException(ErrorCode.CONTROL_STORE, message + stop + fix);
        translated.addSuppressed(failure);
        return translated;
    }
}

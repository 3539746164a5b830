package io.retl.internal.control;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Source;
import io.retl.StateException;
import io.retl.WarehouseException;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Durability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the tables of the control store when they are first written to, and checks that they are whole and of this version,
 * and that what is committed to them lasts. Thread-safe.
 *
 * <p>Invariant: the row of the version is the last that is written, so a store that has it has everything. What is missing
 * is looked at again after every failure, because another process may make the tables at the same time; so nothing here
 * relies on DDL being rolled back.
 */
final class ControlSchema {
    /** Beside the names of tables, what may be missing. */
    private static final String SCHEMA = "the schema";

    private static final String VERSION_ROW = "the row of the version";

    private final Source source;
    private final Database database;
    private volatile boolean whole;

    ControlSchema(Source source, Database database) {
        this.source = source;
        this.database = database;
    }

    ControlTables tables(Dialect dialect) {
        return new ControlTables(dialect, source.stateSchema());
    }

    /** Whether there is anything to read. Makes nothing. */
    boolean isThere() {
        if (!whole) {
            requireCapable();
            whole = missing().isEmpty();
        }
        return whole;
    }

    /** Makes what is missing. */
    void prepare() {
        requireCapable();
        if (!whole) {
            create();
            whole = true;
        }
    }

    private void requireCapable() {
        Dialect dialect = ControlDatabase.translating(database::dialect);
        if (!dialect.capabilities().contains(Capability.CONTROL_STORE)) {
            throw new ConfigurationException(
                    "Source '%s': its product cannot hold the control store. Give one with .controlStore(dataSource), on H2 or PostgreSQL."
                            .formatted(source.id()));
        }
    }

    private void create() {
        Set<String> missing = missing();
        while (!missing.isEmpty()) {
            Set<String> wanted = missing;
            Optional<WarehouseException> refused = make(wanted);
            missing = missing();
            if (missing.equals(wanted)) {
                throw refused.map(ControlSchema::notMade).orElseGet(() -> notSeen(wanted));
            }
        }
    }

    private Optional<WarehouseException> make(Set<String> wanted) {
        try {
            database.call("making the tables of the control store", Isolation.READ_COMMITTED, session -> {
                ControlTables tables = tables(session.dialect());
                requireDurable(session);
                if (wanted.contains(SCHEMA)) {
                    session.update(tables.createSchema());
                }
                for (String table : ControlTables.ALL) {
                    if (wanted.contains(table)) {
                        session.update(tables.create(table));
                    }
                }
                return session.update(tables.insertVersion());
            });
            return Optional.empty();
        } catch (WarehouseException failure) {
            return Optional.of(failure);
        }
    }

    private Set<String> missing() {
        return ControlDatabase.translating(() ->
                database.call("reading the version of the control store", Isolation.READ_ONLY_SNAPSHOT, this::missing));
    }

    private Set<String> missing(Session session) throws SQLException {
        ControlTables tables = tables(session.dialect());
        Set<String> missing = new LinkedHashSet<>(ControlTables.ALL);
        session.query(tables.present(), rows -> {
            while (rows.next()) {
                missing.remove(rows.getString(1));
            }
            return true;
        });
        boolean versioned = !missing.contains(ControlTables.VERSION_TABLE) && hasVersion(session, tables);
        if (!versioned) {
            missing.add(VERSION_ROW);
        } else if (!missing.isEmpty()) {
            throw dropped(missing);
        }
        if (missing.containsAll(ControlTables.ALL) && !session.query(tables.findSchema(), ResultSet::next)) {
            missing.add(SCHEMA);
        }
        return missing;
    }

    private StateException dropped(Set<String> missing) {
        return new StateException(
                ErrorCode.CONTROL_STORE,
                "Source '%s': the control store has lost %s. Nothing was changed. Restore it, or drop its other tables, too, and it begins anew."
                        .formatted(source.id(), String.join(", ", missing)));
    }

    private boolean hasVersion(Session session, ControlTables tables) throws SQLException {
        return session.query(tables.readVersion(), rows -> {
            if (!rows.next()) {
                return false;
            }
            long version = rows.getLong(1);
            if (version > ControlTables.VERSION) {
                throw new StateException(
                        ErrorCode.CONTROL_STORE,
                        "Source '%s': the tables of the control store have version %s; this retl knows version %s. Nothing was changed. Use the retl that made them, or a later one."
                                .formatted(source.id(), version, ControlTables.VERSION));
            }
            return true;
        });
    }

    /**
     * Sees that what this transaction commits will last. It is asked in every one that writes, because the setting may be
     * gone whenever the database was closed in between, and a pool that is idle closes it.
     */
    void requireDurable(Session session) throws SQLException {
        Optional<Durability> durability = session.dialect().durability();
        if (durability.isEmpty() || !losesCommits(session, durability.get())) {
            return;
        }
        if (source.jdbcUrl().isPresent()) {
            mend(session, durability.get());
        }
        if (losesCommits(session, durability.get())) {
            throw new ConfigurationException(
                    "Source '%s': it holds the control store, but its last commits are lost when the process is killed. %s"
                            .formatted(source.id(), durability.get().fix()));
        }
    }

    private static boolean losesCommits(Session session, Durability durability) throws SQLException {
        return session.query(durability.find(), ResultSet::next);
    }

    /** The user may lack the right; then the setting is found as it was. */
    private static void mend(Session session, Durability durability) throws SQLException {
        try {
            session.update(durability.mend());
        } catch (SQLException refused) {
            if (!session.dialect().lacksRight(refused)) {
                throw refused;
            }
        }
    }

    private static StateException notMade(WarehouseException failure) {
        return ControlDatabase.translated(
                failure, "Let the user create tables there, or have them made with what controlStoreScript() prints.");
    }

    private StateException notSeen(Set<String> missing) {
        return new StateException(
                ErrorCode.CONTROL_STORE,
                "Source '%s': the control store was made, but the user does not see %s. Grant what controlStoreScript() prints."
                        .formatted(source.id(), String.join(", ", missing)));
    }
}

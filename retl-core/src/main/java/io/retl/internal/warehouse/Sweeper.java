package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Drops the tables and sequences that settled syncs of a mapping left.
 *
 * <p>Invariant: what a later epoch made is never dropped. A run that lost its lease while it slept finds the tables of its
 * successor beside its own, and the successor may be sending from them.
 */
final class Sweeper {
    private final Session session;
    private final StatementRules statements;
    private final String schema;
    private final TableNames names;
    private final long epoch;

    /**
     * The sweeper of a run.
     *
     * @param epoch the epoch of the run
     */
    Sweeper(Session session, String schema, TableNames names, long epoch) {
        this.session = session;
        this.statements = session.dialect().statements();
        this.schema = schema;
        this.names = names;
        this.epoch = epoch;
    }

    /** Drops what every sync left. */
    void sweep() throws SQLException {
        sweep(names(session, statements.tables(schema)), Long.MAX_VALUE);
    }

    /**
     * Drops what the syncs up to a number left.
     *
     * @param present the names of the tables in the state schema
     */
    void sweep(Set<String> present, long lastSync) throws SQLException {
        for (String table : present) {
            if (isSwept(table, lastSync)) {
                session.update(statements.dropTable(names.table(table)));
            }
        }
        Set<Capability> capabilities = session.dialect().capabilities();
        if (capabilities.contains(Capability.SEQUENCES) && !capabilities.contains(Capability.SNAPSHOT_TRANSACTION)) {
            sweepSequences(lastSync);
        }
    }

    /** Where DDL is transactional a sequence never outlives the statement that made it. */
    private void sweepSequences(long lastSync) throws SQLException {
        for (String sequence : names(session, statements.sequences(schema))) {
            if (isSwept(sequence, lastSync)) {
                session.update(statements.dropCounter(names.table(sequence)));
            }
        }
    }

    private boolean isSwept(String name, long lastSync) {
        return names.findSync(name)
                .filter(sync -> sync.epoch() <= epoch && sync.number() <= lastSync)
                .isPresent();
    }

    /** The first column of a listing of the state schema; nothing if there is no such schema. */
    static Set<String> names(Session session, Sql listing) throws SQLException {
        try {
            return session.query(listing, rows -> {
                Set<String> found = new HashSet<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            });
        } catch (SQLException failure) {
            if (session.dialect().lacksSchema(failure)) {
                return Set.of();
            }
            throw failure;
        }
    }
}

package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Drops the tables and sequences that settled syncs of a mapping left. */
final class Sweeper {
    private final Session session;
    private final StatementRules statements;
    private final String schema;
    private final TableNames names;

    Sweeper(Session session, String schema, TableNames names) {
        this.session = session;
        this.statements = session.dialect().statements();
        this.schema = schema;
        this.names = names;
    }

    /** Drops them; the names of all tables that were in the state schema before. */
    Set<String> sweep() throws SQLException {
        Set<String> tables = names(session, statements.tables(schema));
        for (String table : tables) {
            if (names.isOfSync(table)) {
                session.update(statements.dropTable(names.table(table)));
            }
        }
        if (!session.dialect().capabilities().contains(Capability.SNAPSHOT_TRANSACTION)) {
            sweepSequences();
        }
        return tables;
    }

    /** Where DDL is transactional a sequence never outlives the statement that made it. */
    private void sweepSequences() throws SQLException {
        for (String sequence : names(session, statements.sequences(schema))) {
            if (names.isOfSync(sequence)) {
                session.update(statements.dropCounter(names.table(sequence)));
            }
        }
    }

    /** The first column of a listing. */
    static Set<String> names(Session session, Sql listing) throws SQLException {
        return session.query(listing, rows -> {
            Set<String> found = new HashSet<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        });
    }
}

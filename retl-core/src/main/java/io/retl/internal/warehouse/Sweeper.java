package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    void sweep() throws SQLException {
        for (String table : garbage(statements.tables(schema))) {
            session.update(statements.dropTable(names.table(table)));
        }
        if (session.dialect().capabilities().contains(Capability.SNAPSHOT_TRANSACTION)) {
            return; // DDL is transactional there: a sequence never outlives the statement that made it
        }
        for (String sequence : garbage(statements.sequences(schema))) {
            session.update(statements.dropCounter(names.table(sequence)));
        }
    }

    private List<String> garbage(Sql listing) throws SQLException {
        return session.query(listing, rows -> {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                String name = rows.getString(1);
                if (names.isOfSync(name)) {
                    found.add(name);
                }
            }
            return found;
        });
    }
}

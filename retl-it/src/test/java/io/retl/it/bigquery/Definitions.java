package io.retl.it.bigquery;

import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that make tables or change what columns they have. */
final class Definitions {
    private Definitions() {}

    static void apply(ResolvedStatement resolved, BoundStatement statement, StandInTables tables, ZetaSql zetaSql)
            throws SQLException {
        if (resolved instanceof ResolvedCreateTableAsSelectStmt create) {
            StandInResult result = zetaSql.query(statement.query(), statement.surroundings());
            StoredTable table = tables.create(create.getNamePath(), columns(create.getColumnDefinitionList()));
            table.fill(result.rows());
        } else if (resolved instanceof ResolvedCreateTableStmt create) {
            StoredTable table = tables.create(create.getNamePath(), columns(create.getColumnDefinitionList()));
            table.fill(List.of());
        } else if (resolved instanceof ResolvedAlterTableStmt alter) {
            for (ResolvedAlterAction action : alter.getAlterActionList()) {
                alter(statement.target(), action);
            }
        } else {
            throw new SQLException("The stand-in does not run " + resolved.nodeKindString());
        }
    }

    /** Makes the table that a statement would make, if it makes one. */
    static void outline(ResolvedStatement resolved, StandInTables tables) throws SQLException {
        if (resolved instanceof ResolvedCreateTableAsSelectStmt create) {
            tables.create(create.getNamePath(), columns(create.getColumnDefinitionList()));
        } else if (resolved instanceof ResolvedCreateTableStmt create) {
            tables.create(create.getNamePath(), columns(create.getColumnDefinitionList()));
        }
    }

    private static List<StoredColumn> columns(List<ResolvedColumnDefinition> definitions) {
        return definitions.stream().map(Definitions::column).toList();
    }

    private static StoredColumn column(ResolvedColumnDefinition definition) {
        boolean required = definition.getAnnotations() != null
                && definition.getAnnotations().getNotNull();
        return new StoredColumn(definition.getName(), definition.getType(), required);
    }

    private static void alter(StoredTable table, ResolvedAlterAction action) throws SQLException {
        List<StoredColumn> columns = new ArrayList<>(table.columns());
        List<List<Value>> rows = new ArrayList<>();
        table.rows().forEach(row -> rows.add(new ArrayList<>(row)));
        if (action instanceof ResolvedAddColumnAction add) {
            StoredColumn column = column(add.getColumnDefinition());
            columns.add(column);
            rows.forEach(row -> row.add(Value.createNullValue(column.type())));
        } else if (action instanceof ResolvedDropColumnAction drop) {
            int index = 0;
            while (!columns.get(index).name().equalsIgnoreCase(drop.getName())) {
                index++;
            }
            int dropped = index;
            columns.remove(dropped);
            rows.forEach(row -> row.remove(dropped));
        } else {
            throw new SQLException("The stand-in does not run " + action.nodeKindString());
        }
        table.define(columns);
        table.fill(rows);
    }
}

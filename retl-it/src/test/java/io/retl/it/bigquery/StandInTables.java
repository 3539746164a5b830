package io.retl.it.bigquery;

import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedCreateStatementEnums.CreateMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The datasets and their tables; names are told apart by case. Not thread-safe. */
final class StandInTables {
    /** The listing that each dataset has. */
    private static final String LISTING = "__TABLES__";

    private final Map<String, Map<String, StoredTable>> datasets = new TreeMap<>();
    private int made;

    @Nullable
    StoredTable find(String schema, String name) {
        Map<String, StoredTable> dataset = datasets.get(schema);
        if (dataset == null) {
            return null;
        }
        return name.equals(LISTING) ? listing(schema, dataset) : dataset.get(name);
    }

    private StoredTable listing(String schema, Map<String, StoredTable> dataset) {
        StoredTable listing = new StoredTable(schema, LISTING, "listing");
        List<List<Value>> rows = new ArrayList<>();
        dataset.values()
                .forEach(table -> rows.add(List.of(
                        Value.createStringValue("project"),
                        Value.createStringValue(schema),
                        Value.createStringValue(table.name()),
                        Value.createInt64Value(table.rows().size()))));
        try {
            listing.define(List.of(
                    new StoredColumn("project_id", Values.STRING, false),
                    new StoredColumn("dataset_id", Values.STRING, false),
                    new StoredColumn("table_id", Values.STRING, false),
                    new StoredColumn("row_count", Values.INT64, false)));
            listing.fill(rows);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
        return listing;
    }

    StoredTable create(List<String> path, List<StoredColumn> columns) throws SQLException {
        if (path.size() != 2) {
            throw new SQLException("Already Exists: Table " + path);
        }
        Map<String, StoredTable> dataset = dataset(path.get(0));
        StoredTable table = new StoredTable(path.get(0), path.get(1), "t" + ++made);
        table.define(columns);
        if (dataset.putIfAbsent(table.name(), table) != null) {
            throw new SQLException("Already Exists: Table project:" + path.get(0) + "." + path.get(1));
        }
        return table;
    }

    void createSchema(ResolvedCreateSchemaStmt create) throws SQLException {
        String name = create.getNamePath().get(0);
        if (datasets.putIfAbsent(name, new TreeMap<>()) != null
                && create.getCreateMode() != CreateMode.CREATE_IF_NOT_EXISTS) {
            throw new SQLException("Already Exists: Dataset project:" + name);
        }
    }

    void drop(ResolvedDropStmt drop, BoundStatement statement) throws SQLException {
        String last = drop.getNamePath().get(drop.getNamePath().size() - 1);
        boolean dropped;
        if (drop.getObjectType().equals("SCHEMA")) {
            dropped = datasets.remove(last) != null;
        } else if (drop.getObjectType().equals("TABLE")) {
            StoredTable table = statement.table(last);
            dropped = table != null && dataset(table.schema()).remove(table.name()) != null;
        } else {
            throw new SQLException("The stand-in has no " + drop.getObjectType());
        }
        if (!dropped && !drop.getIsIfExists()) {
            throw new SQLException("Not found: " + drop.getObjectType() + " " + last);
        }
    }

    private Map<String, StoredTable> dataset(String name) throws SQLException {
        Map<String, StoredTable> dataset = datasets.get(name);
        if (dataset == null) {
            throw new SQLException("Not found: Dataset project:" + name + " was not found in location US");
        }
        return dataset;
    }

    /** Says in BigQuery's words which of the names is not there, if that is what failed. */
    SQLException explained(SQLException failure, List<String[]> unknown) {
        if (unknown.isEmpty() || !String.valueOf(failure.getMessage()).contains("Table not found")) {
            return failure;
        }
        String[] name = unknown.get(0);
        String what = datasets.containsKey(name[0])
                ? "Table project:" + name[0] + "." + name[1]
                : "Dataset project:" + name[0];
        return new SQLException("Not found: " + what + " was not found in location US", failure);
    }
}

package io.retl.it.bigquery;

import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A table of the stand-in. It is known to the analyzer under a short name, because that does not tell names apart that differ in
 * case alone. Not thread-safe.
 */
final class StoredTable {
    /** A column that only a changing statement sees: it says which row became which. */
    private static final String ROW_NUMBER = "_row_number_";

    private static final SimpleColumn NUMBERS =
            new SimpleColumn(ROW_NUMBER, ROW_NUMBER, Values.INT64, /* isPseudoColumn= */ true, /* isWritable= */ false);

    private final String schema;
    private final String name;
    private final String alias;
    private List<StoredColumn> columns = List.of();
    private List<List<Value>> rows = List.of();

    StoredTable(String schema, String name, String alias) {
        this.schema = schema;
        this.name = name;
        this.alias = alias;
    }

    String schema() {
        return schema;
    }

    String name() {
        return name;
    }

    String alias() {
        return alias;
    }

    List<StoredColumn> columns() {
        return columns;
    }

    List<List<Value>> rows() {
        return rows;
    }

    /** Column names are the same in any case, and those of the analyzer itself begin with a dollar. */
    void define(List<StoredColumn> newColumns) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        for (StoredColumn column : newColumns) {
            if (column.name().startsWith("$")) {
                throw new SQLException("Invalid field name \"" + column.name() + "\"");
            }
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new SQLException("Duplicate column names in the table: " + column.name());
            }
        }
        columns = List.copyOf(newColumns);
    }

    /** What is stored has no missing list and no missing element in one. */
    void fill(List<? extends List<Value>> newRows) throws SQLException {
        List<List<Value>> stored = new ArrayList<>();
        for (List<Value> row : newRows) {
            List<Value> values = new ArrayList<>();
            for (int index = 0; index < columns.size(); index++) {
                values.add(columns.get(index).stored(row.get(index)));
            }
            stored.add(values);
        }
        rows = stored;
    }

    SimpleTable definition() {
        return new SimpleTable(
                alias, columns.stream().map(column -> column.definition(alias)).toList());
    }

    TableContent content() {
        return TableContent.create(rows);
    }

    /**
     * With the numbers of the rows as a key, which the evaluator returns for each changed row. They come first, because it gives
     * a key the type of the first columns.
     */
    SimpleTable numberedDefinition() {
        SimpleTable table = new SimpleTable(alias, List.of(NUMBERS));
        definition().getColumnList().forEach(table::addSimpleColumn);
        table.setPrimaryKey(List.of(0));
        return table;
    }

    TableContent numberedContent() {
        List<List<Value>> numbered = new ArrayList<>();
        for (List<Value> row : rows) {
            List<Value> values = new ArrayList<>(row);
            values.add(0, Value.createInt64Value(numbered.size()));
            numbered.add(values);
        }
        return TableContent.create(numbered);
    }
}

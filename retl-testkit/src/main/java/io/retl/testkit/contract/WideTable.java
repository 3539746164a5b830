package io.retl.testkit.contract;

import io.retl.testkit.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of more columns than one table of some products can hold: several tables that a query joins. The columns have the
 * names that retl's own staging uses, {@code c1} and on, so that a collision shows.
 */
final class WideTable {
    private static final int COLUMNS_PER_TABLE_OF_ALL_TYPES = 40;

    private final Scene scene;
    private final int columnsPerTable;
    private final List<String> columns;
    private final List<String> tables = new ArrayList<>();

    WideTable(Scene scene, List<String> types, int columnsPerTable) {
        this.scene = scene;
        this.columnsPerTable = columnsPerTable;
        this.columns = IntStream.rangeClosed(1, types.size())
                .mapToObj(number -> "c" + number)
                .toList();
        for (int first = 0; first < types.size(); first += columnsPerTable) {
            List<String> definitions = new ArrayList<>();
            definitions.add("id " + scene.fixture().integerType());
            for (int index = first; index < end(first); index++) {
                definitions.add(columns.get(index) + " " + types.get(index));
            }
            tables.add(scene.table("wide" + tables.size(), definitions.toArray(String[]::new)));
        }
    }

    /** A table with a column of each type of the fixture, again and again, and another value of each in every row. */
    static WideTable ofAllTypes(Scene scene, int columns, int rows) {
        List<SampleType> types = scene.fixture().types();
        IntFunction<SampleType> typeAt = index -> types.get(index % types.size());
        WideTable wide = new WideTable(
                scene,
                IntStream.range(0, columns)
                        .mapToObj(index -> typeAt.apply(index).sqlType())
                        .toList(),
                COLUMNS_PER_TABLE_OF_ALL_TYPES);
        for (int row = 0; row < rows; row++) {
            int shift = row;
            wide.insert(row, index -> typeAt.apply(index).valueAt(index / types.size() + shift));
        }
        return wide;
    }

    void insert(int row, IntFunction<@Nullable String> expression) {
        List<String> inserts = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            StringBuilder sql = new StringBuilder("INSERT INTO " + tables.get(table) + " VALUES (" + row);
            int first = table * columnsPerTable;
            for (int index = first; index < end(first); index++) {
                sql.append(", ").append(expression.apply(index));
            }
            inserts.add(sql.append(")").toString());
        }
        scene.runAll(inserts);
    }

    void update(int row, int column, String expression) {
        scene.run("UPDATE %s SET %s = %s WHERE id = %s"
                .formatted(tables.get(column / columnsPerTable), columns.get(column), expression, row));
    }

    List<String> columns() {
        return columns;
    }

    /** The identifier and every column. */
    String query() {
        StringBuilder from = new StringBuilder("\nFROM " + tables.get(0) + " t0");
        for (int table = 1; table < tables.size(); table++) {
            from.append("\nJOIN %s t%s ON t%s.id = t0.id".formatted(tables.get(table), table, table));
        }
        return "SELECT t0.id, " + String.join(", ", columns) + from;
    }

    private int end(int first) {
        return Math.min(first + columnsPerTable, columns.size());
    }
}

package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a record id is stored. Integers are native; everything else is a canonical text, as its bytes: so no collation of a table,
 * schema or session can make two ids one.
 */
enum DatabricksRecordId {
    /** All integers. */
    INTEGER("BIGINT"),
    /** Everything else, and several columns. */
    TEXT("BINARY");

    private final String type;

    DatabricksRecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static DatabricksRecordId of(List<Column> idColumns) {
        return idColumns.size() == 1 && idColumns.get(0).type() == ColumnType.INTEGER ? INTEGER : TEXT;
    }

    /** Several columns are joined with the length before each, so that no two lists of values give one text. */
    static String expression(List<ColumnReference> idColumns) {
        ColumnReference id = idColumns.get(0);
        if (idColumns.size() > 1) {
            return idColumns.stream()
                    .map(DatabricksRecordId::text)
                    .map(text -> "CAST(octet_length(" + text + ") AS STRING), ':', " + text)
                    .collect(Collectors.joining(", ", "CAST(concat(", ") AS BINARY)"));
        }
        return of(List.of(id.column())) == INTEGER
                ? "CAST(" + id.sql() + " AS BIGINT)"
                : "CAST(" + text(id) + " AS BINARY)";
    }

    /** Equal values give one text: no scale, no sign of a zero, no time zone. */
    private static String text(ColumnReference id) {
        String sql = id.sql();
        return switch (id.column().type()) {
            case DECIMAL -> "trim(TRAILING '.' FROM trim(TRAILING '0' FROM format_string('%.38f', " + sql + ")))";
            case FLOAT -> "CAST(" + sql + " + CAST(0 AS FLOAT) AS STRING)";
            case BINARY -> "hex(" + sql + ")";
            case DATE -> DatabricksTime.date(sql);
            case INSTANT -> DatabricksTime.text(sql);
            case BOOLEAN, INTEGER, TEXT -> "CAST(" + sql + " AS STRING)";
            default ->
                throw new UnsupportedWarehouseException(
                        "The unique identifier '%s' has the type %s, of which equal values may look different. Cast it to STRING."
                                .formatted(id.column().name(), id.column().typeName()));
        };
    }
}

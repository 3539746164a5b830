package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.List;

/**
 * How a record id is stored. Whole numbers are native; everything else is a canonical text, as its bytes: so no collation,
 * not even the default one of a database, can make two ids one.
 */
enum SnowflakeRecordId {
    /** Whole numbers. */
    INTEGER("DECIMAL(38, 0)"),
    /** Everything else, and several columns. */
    TEXT("BINARY");

    private final String type;

    SnowflakeRecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static SnowflakeRecordId of(List<Column> idColumns) {
        return idColumns.size() == 1 && idColumns.get(0).type() == ColumnType.INTEGER ? INTEGER : TEXT;
    }

    /** Several columns are joined with the length before each, so that no two lists of values give one text. */
    static String expression(TypeRules types, List<ColumnReference> idColumns) {
        if (idColumns.size() > 1) {
            return "TO_BINARY("
                    + types.joinedRecordId(idColumns.stream().map(SnowflakeRecordId::text).toList()) + ", 'UTF-8')";
        }
        ColumnReference id = idColumns.get(0);
        return of(List.of(id.column())) == INTEGER
                ? "CAST(" + id.sql() + " AS " + INTEGER.type + ")"
                : "TO_BINARY(" + text(id) + ", 'UTF-8')";
    }

    /** Equal values give one text: no scale, no time zone. */
    private static String text(ColumnReference id) {
        String text = SnowflakeText.of(id);
        Column column = id.column();
        return switch (column.type()) {
            case BOOLEAN, INTEGER, TEXT, BINARY, DATE, TIME, TIMESTAMP, INSTANT -> text;
            case DECIMAL -> {
                if (SnowflakeType.isDecfloat(column.typeName())) {
                    throw unsuitable(column);
                }
                yield "CASE WHEN POSITION('.' IN %s) > 0 THEN RTRIM(RTRIM(%s, '0'), '.') ELSE %s END"
                        .formatted(text, text, text);
            }
            default -> throw unsuitable(column);
        };
    }

    private static UnsupportedWarehouseException unsuitable(Column column) {
        return new UnsupportedWarehouseException(
                ("The unique identifier '%s' has the type %s, whose values have no text in Snowflake that tells all of"
                                + " them apart. Cast it to NUMBER or VARCHAR in the query.")
                        .formatted(column.name(), column.typeName()));
    }
}

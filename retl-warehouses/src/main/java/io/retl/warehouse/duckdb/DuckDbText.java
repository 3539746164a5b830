package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.ColumnReference;
import java.util.stream.Collectors;

/** Values as text, in expressions. */
final class DuckDbText {
    private DuckDbText() {}

    /** The product's text of a value. */
    static String of(String sql) {
        return "CAST(" + sql + " AS VARCHAR)";
    }

    /** How a page reads a column: natively where the driver loses nothing and knows no zone, else as text. */
    static String read(ColumnReference column) {
        DuckDbType type = DuckDbType.of(column.column().typeName());
        return switch (type.holds()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT, BINARY -> column.sql();
            case ARRAY, STRUCT -> texts(column.sql(), type);
            default -> type.name().equals("VARCHAR") ? column.sql() : of(column.sql());
        };
    }

    /** The same value with texts where other types were, so that what is inside is read as what is not. */
    static String texts(String sql, DuckDbType type) {
        return "CAST(" + sql + " AS " + textType(type) + ")";
    }

    private static String textType(DuckDbType type) {
        return switch (type.name()) {
            case DuckDbType.LIST -> textType(type.element()) + "[]";
            case DuckDbType.MAP ->
                "MAP(VARCHAR, " + textType(type.parts().get(1).type()) + ")";
            case DuckDbType.TUPLE ->
                type.parts().stream()
                        .map(part -> textType(part.type()))
                        .collect(Collectors.joining(", ", "TUPLE(", ")"));
            case DuckDbType.STRUCTURE ->
                type.parts().stream()
                        .map(part -> quoted(part.name()) + " " + textType(part.type()))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
            case "BLOB" -> "BLOB";
            default -> "VARCHAR";
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

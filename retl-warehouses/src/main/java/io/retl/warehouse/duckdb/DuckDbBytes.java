package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.ColumnReference;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class DuckDbBytes {
    /** By how much the text of JSON, a list or a struct may be longer than retl's own. */
    private static final int LONGER_TEXT = 4;

    private DuckDbBytes() {}

    static String expression(ColumnReference reference) {
        DuckDbType type = DuckDbType.of(reference.column().typeName());
        return switch (type.holds()) {
            case BOOLEAN -> "5";
            case INTEGER -> type.name().equals("BIGNUM") ? known(text(reference)) : "40";
            case FLOAT -> "26";
            case DATE, TIME, TIMESTAMP, INSTANT, UUID, DECIMAL -> "48";
            case INTERVAL -> "96";
            // What stands between the elements is as long as in JSON, but no text is quoted.
            case ARRAY, STRUCT -> known("3 * " + text(reference) + " + 2");
            default -> known(size(reference, type));
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        DuckDbType type = DuckDbType.of(reference.column().typeName());
        return switch (type.holds()) {
            case BOOLEAN, FLOAT, DATE, TIME, TIMESTAMP, INSTANT, UUID, DECIMAL, INTERVAL -> Optional.empty();
            case INTEGER -> type.name().equals("BIGNUM") ? Optional.of(known(text(reference))) : Optional.empty();
            case ARRAY, STRUCT, JSON -> Optional.of(known(text(reference) + " // " + LONGER_TEXT));
            default -> Optional.of(known(size(reference, type)));
        };
    }

    private static String size(ColumnReference reference, DuckDbType type) {
        return switch (type.name()) {
            case "VARCHAR" -> "strlen(" + reference.sql() + ") + 2";
            case "BLOB" -> "(octet_length(" + reference.sql() + ") + 2) // 3 * 4 + 2";
            default -> text(reference) + " + 2";
        };
    }

    private static String text(ColumnReference reference) {
        return "strlen(" + DuckDbText.of(reference.sql()) + ")";
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

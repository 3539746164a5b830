package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.ColumnReference;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class DatabricksBytes {
    /** By how much the text of JSON may be longer than retl's own. */
    private static final int LONGER_TEXT = 4;

    private DatabricksBytes() {}

    static String expression(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN -> "5";
            case INTEGER -> "20";
            case FLOAT -> "26";
            case DATE, INSTANT, DECIMAL -> "48";
            default -> known(size(reference));
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN, INTEGER, FLOAT, DATE, INSTANT, DECIMAL -> Optional.empty();
            case TEXT, BINARY -> Optional.of(known(size(reference)));
            default -> Optional.of(known(size(reference) + " div " + LONGER_TEXT));
        };
    }

    private static String size(ColumnReference reference) {
        String sql = reference.sql();
        return switch (reference.column().type()) {
            case TEXT -> octets(sql) + " + 2";
            case BINARY -> "(" + octets(sql) + " + 2) div 3 * 4 + 2";
            default -> octets(DatabricksJson.of(sql));
        };
    }

    private static String octets(String sql) {
        return "CAST(octet_length(" + sql + ") AS BIGINT)";
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

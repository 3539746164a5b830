package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnReference;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class H2Bytes {
    private H2Bytes() {}

    static String expression(ColumnReference reference) {
        String sql = reference.sql();
        String typeName = reference.column().typeName();
        return switch (H2Type.of(typeName)) {
            case BOOLEAN -> "5";
            case INTEGER -> "20";
            case FLOAT -> "26";
            case DATE, TIME, TIMESTAMP, INSTANT, UUID -> "48";
            case INTERVAL -> "96";
            case TEXT -> known("OCTET_LENGTH(" + sql + ") + 2");
            case BINARY -> known("(OCTET_LENGTH(" + sql + ") + 2) / 3 * 4 + 2");
            // What stands between the elements is shorter in H2's text than in JSON.
            case ARRAY, STRUCT -> known("3 * OCTET_LENGTH(CAST(" + sql + " AS VARCHAR)) + 2");
            default -> known("OCTET_LENGTH(CAST(" + sql + " AS VARCHAR)) + 2");
        };
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

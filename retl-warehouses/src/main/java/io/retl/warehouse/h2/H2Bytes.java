package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnReference;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class H2Bytes {
    private H2Bytes() {}

    static String expression(ColumnReference reference) {
        String sql = reference.sql();
        String typeName = reference.column().typeName();
        String text = "CAST(" + sql + " AS VARCHAR)";
        return switch (H2Type.of(typeName)) {
            case BOOLEAN -> "5";
            case INTEGER -> "20";
            case FLOAT -> "26";
            case DATE, TIME, TIMESTAMP, INSTANT, UUID -> "48";
            case DECIMAL -> known("OCTET_LENGTH(" + text + ") + " + exponent(text));
            case INTERVAL -> "96";
            case TEXT -> known("OCTET_LENGTH(" + (typeName.startsWith("ENUM") ? text : sql) + ") + 2");
            case BINARY -> known("(OCTET_LENGTH(" + sql + ") + 2) / 3 * 4 + 2");
            // What stands between the elements is shorter in H2's text than in JSON.
            case ARRAY, STRUCT -> known("3 * OCTET_LENGTH(" + text + ") + 2");
            default -> known("OCTET_LENGTH(" + text + ") + 2");
        };
    }

    /** 1E+1000 has a thousand digits on its way. */
    private static String exponent(String text) {
        return "CASE WHEN LOCATE('E', %s) > 0 THEN ABS(CAST(SUBSTRING(%s, LOCATE('E', %s) + 1) AS INTEGER)) ELSE 0 END"
                .formatted(text, text, text);
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.ColumnReference;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class SnowflakeBytes {
    /** By how much Snowflake's text of a document may be longer than retl's own: it writes numbers with 16 digits. */
    private static final int LONGER_TEXT = 4;

    private SnowflakeBytes() {}

    static String expression(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN -> "5";
            case INTEGER -> "40";
            // An exponent of five digits becomes as many zeros.
            case DECIMAL -> SnowflakeType.isDecfloat(reference.column().typeName()) ? "3000" : "42";
            case FLOAT -> "26";
            case DATE, TIME, TIMESTAMP, INSTANT -> "36";
            case BINARY -> known(base64(reference) + " + 6");
            case JSON, STRUCT, ARRAY -> known("OCTET_LENGTH(" + SnowflakeText.json(reference) + ") + 2");
            case OTHER -> known("OCTET_LENGTH(" + SnowflakeText.shape(reference) + ") + 2");
            default -> known("OCTET_LENGTH(" + SnowflakeText.of(reference) + ") + 2");
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT, DATE, TIME, TIMESTAMP, INSTANT -> Optional.empty();
            case BINARY -> Optional.of(known(base64(reference) + " + 2"));
            // The null of JSON has a text of four letters, and is delivered as no value.
            case JSON, STRUCT, ARRAY ->
                Optional.of(
                        known(whole("OCTET_LENGTH(" + SnowflakeText.json(reference) + ") / " + LONGER_TEXT + " - 1")));
            case OTHER -> Optional.of(known("OCTET_LENGTH(" + SnowflakeText.shape(reference) + ")"));
            default -> Optional.of(known("OCTET_LENGTH(" + SnowflakeText.of(reference) + ") + 2"));
        };
    }

    private static String base64(ColumnReference reference) {
        return whole("OCTET_LENGTH(" + reference.sql() + ") * 4 / 3");
    }

    /** A quotient of whole numbers has a fraction. */
    private static String whole(String quotient) {
        return "CAST(FLOOR(" + quotient + ") AS BIGINT)";
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

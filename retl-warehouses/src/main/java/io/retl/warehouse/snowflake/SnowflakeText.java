package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.ColumnReference;

/**
 * Values as text, in expressions.
 *
 * <p>Invariant: no text depends on a parameter of the session. Dates and times have an explicit format, instants are in UTC,
 * and a text of the user loses its collation, under which many functions fail and others compare in another way.
 */
final class SnowflakeText {
    private static final String DATE = "YYYY-MM-DD";
    private static final String TIME = "HH24:MI:SS.FF9";
    private static final String TIMESTAMP = DATE + "\"T\"" + TIME;

    private SnowflakeText() {}

    /** The text of a value that is not a number with a binary exponent and not a document. */
    static String of(ColumnReference reference) {
        String sql = reference.sql();
        return switch (reference.column().type()) {
            case TEXT -> "COLLATE(" + sql + ", '')";
            case BINARY -> "HEX_ENCODE(" + sql + ")";
            case DATE -> formatted(sql, DATE);
            case TIME -> formatted(sql, TIME);
            case TIMESTAMP -> formatted(sql, TIMESTAMP);
            case INSTANT -> formatted("CONVERT_TIMEZONE('UTC', " + sql + ")", TIMESTAMP + "\"Z\"");
            default -> "CAST(" + sql + " AS VARCHAR)";
        };
    }

    /** A document as compact JSON, with its names in order. */
    static String json(ColumnReference reference) {
        String sql = reference.sql();
        String document = SnowflakeType.isVector(reference.column().typeName()) ? "CAST(" + sql + " AS ARRAY)" : sql;
        return "TO_JSON(TO_VARIANT(" + document + "))";
    }

    /** A shape on the earth or on a plane. */
    static String shape(ColumnReference reference) {
        return "ST_ASEWKT(" + reference.sql() + ")";
    }

    /** How a page reads a value, so that the driver has nothing to format. */
    static String read(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN, INTEGER, FLOAT, TEXT, BINARY -> reference.sql();
            case DECIMAL -> SnowflakeType.isDecfloat(reference.column().typeName()) ? of(reference) : reference.sql();
            case JSON, STRUCT, ARRAY -> json(reference);
            case OTHER -> shape(reference);
            default -> of(reference);
        };
    }

    private static String formatted(String sql, String format) {
        return "TO_CHAR(" + sql + ", '" + format + "')";
    }
}

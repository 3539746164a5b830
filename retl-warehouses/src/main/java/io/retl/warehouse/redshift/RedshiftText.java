package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;

/**
 * Values as text, in expressions. No text depends on a setting of the session: none is made by a cast that the date style, the time
 * zone or the digits of floating-point numbers would change. Lengths are written out, because the plain word VARCHAR has another
 * one from place to place.
 */
final class RedshiftText {
    /** A sign, 38 digits, a point and a zero before it. */
    private static final int DECIMAL_CHARACTERS = 48;

    private static final int INTEGER_CHARACTERS = 20;
    private static final int MAX_PADDED_CHARACTERS = 4_096;

    private RedshiftText() {}

    /** The text of a value that is not null; of types whose text is short, or of text itself. */
    static String of(ColumnReference reference) {
        String sql = reference.sql();
        return switch (RedshiftType.of(reference.column().typeName())) {
            case BOOLEAN -> "CASE WHEN " + sql + " THEN 't' WHEN NOT " + sql + " THEN 'f' END";
            case INTEGER -> integer(sql);
            case DECIMAL -> "CAST(" + sql + " AS VARCHAR(" + DECIMAL_CHARACTERS + "))";
            case FLOAT -> RedshiftFloat.text(sql);
            case DATE -> moment("CAST(" + sql + " AS TIMESTAMP)", "YYYY-MM-DD");
            case TIME -> time(reference);
            case TIMESTAMP -> moment(sql, "YYYY-MM-DD HH24:MI:SS.US");
            case INSTANT -> moment("(" + sql + " AT TIME ZONE 'UTC')", "YYYY-MM-DD HH24:MI:SS.US");
            default ->
                RedshiftType.isPadded(reference.column())
                        ? "RTRIM(CAST(" + sql + " AS VARCHAR(" + MAX_PADDED_CHARACTERS + ")))"
                        : sql;
        };
    }

    /** Whether a page reads the text instead of the value, because the driver would not read the same in every session. */
    static boolean isRead(ColumnReference reference) {
        ColumnType type = reference.column().type();
        return switch (type) {
            case FLOAT, DATE, TIME, TIMESTAMP, INSTANT -> true;
            default -> RedshiftType.isPadded(reference.column());
        };
    }

    static String integer(String sql) {
        return "CAST(" + sql + " AS VARCHAR(" + INTEGER_CHARACTERS + "))";
    }

    /** The pattern has the same text for a year before and after Christ. */
    private static String moment(String timestamp, String pattern) {
        return "TO_CHAR(%s, '%s') || CASE WHEN %s < CAST('0001-01-01' AS TIMESTAMP) THEN ' BC' ELSE '' END"
                .formatted(timestamp, pattern, timestamp);
    }

    /** A pattern is for dates only. The day tells midnight at the end of a day from the one before it. */
    private static String time(ColumnReference reference) {
        String moment = "(DATE '2000-01-01' + " + reference.sql() + ")";
        return reference.column().typeName().equals("timetz")
                ? "TO_CHAR(" + moment + " AT TIME ZONE 'UTC', 'HH24:MI:SS.US')"
                : "TO_CHAR(" + moment + ", 'DD HH24:MI:SS.US')";
    }
}

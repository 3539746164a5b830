package io.retl.warehouse.databricks;

/**
 * Times in expressions. What a session thinks of time zones, and of dates before the Gregorian calendar, changes most texts of
 * times: only those of a TIMESTAMP_NTZ are the same everywhere.
 */
final class DatabricksTime {
    private static final String EPOCH = "TIMESTAMP_NTZ '1970-01-01 00:00:00'";

    private DatabricksTime() {}

    /** The microseconds since 1970 of a TIMESTAMP, and the text of a TIMESTAMP_NTZ, which the driver may call a TIMESTAMP, too. */
    static String number(String sql) {
        return byType(sql, "CAST(unix_micros(" + sql + ") AS STRING)");
    }

    /** Date and time of day, of a TIMESTAMP in UTC. */
    static String text(String sql) {
        String seconds = "CAST(unix_micros(" + sql + ") * 0.000001BD AS DECIMAL(18, 6))";
        return byType(sql, "CAST(" + EPOCH + " + make_dt_interval(0, 0, 0, " + seconds + ") AS STRING)");
    }

    /** The type is known when the statement is analysed; one branch remains. */
    private static String byType(String sql, String ofTimestamp) {
        return "CASE WHEN typeof(%s) = 'timestamp_ntz' THEN CAST(%s AS STRING) ELSE %s END"
                .formatted(sql, sql, ofTimestamp);
    }

    static String date(String sql) {
        return "substring_index(CAST(CAST(" + sql + " AS TIMESTAMP_NTZ) AS STRING), ' ', 1)";
    }
}

package io.retl.warehouse.bigquery;

/** Numbers and times as text by the product's own patterns, in expressions. */
final class BigQueryFormat {
    private static final String MOMENT = "%E4Y-%m-%dT%H:%M:%E6S";

    private BigQueryFormat() {}

    /** Seventeen digits tell any two floating-point numbers apart. */
    static String number(String sql) {
        return "FORMAT('%.17g', " + sql + ")";
    }

    static String timeOfDay(String sql) {
        return "FORMAT_TIME('%H:%M:%E*S', " + sql + ")";
    }

    static String dateTime(String sql) {
        return "FORMAT_DATETIME('" + MOMENT + "', " + sql + ")";
    }

    static String instant(String sql) {
        return "FORMAT_TIMESTAMP('" + MOMENT + "Z', " + sql + ", 'UTC')";
    }
}

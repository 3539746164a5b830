package io.retl.warehouse.databricks;

/** Nested values as JSON, whatever the session: nothing left out, times in UTC with all their digits. */
final class DatabricksJson {
    /** Quotes are made by {@code char(39)}: how a literal may hold one is a setting of the session. */
    private static final String OPTIONS =
            "map('ignoreNullFields', 'false', 'timeZone', 'UTC', 'dateFormat', 'yyyy-MM-dd', 'timestampFormat', "
                    + time("XXX") + ", 'timestampNTZFormat', " + time("") + ")";

    private DatabricksJson() {}

    static String of(String sql) {
        return "to_json(" + sql + ", " + OPTIONS + ")";
    }

    private static String time(String zone) {
        return "concat('yyyy-MM-dd', char(39), 'T', char(39), 'HH:mm:ss.SSSSSS" + zone + "')";
    }
}

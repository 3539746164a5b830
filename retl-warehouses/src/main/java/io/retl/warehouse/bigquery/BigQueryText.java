package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.ColumnReference;

/** Values as text, in expressions: never by a cast that the time zone of a session could change. */
final class BigQueryText {
    private BigQueryText() {}

    static BigQueryType type(ColumnReference reference) {
        return BigQueryType.of(reference.column().jdbcType(), reference.column().typeName());
    }

    /** The text that a page delivers and {@link BigQueryValues} reads. */
    static String delivered(ColumnReference reference) {
        String sql = reference.sql();
        return switch (type(reference)) {
            case DATETIME, TIMESTAMP -> exact(reference);
            case DATE -> "CAST(" + sql + " AS STRING)";
            case TIME -> BigQueryFormat.timeOfDay(sql);
            case BYTES -> "TO_BASE64(" + sql + ")";
            case GEOGRAPHY -> "ST_ASTEXT(" + sql + ")";
            case JSON, ARRAY, STRUCT, RANGE -> json(sql);
            default -> exact(reference);
        };
    }

    /** JSON writes a missing value as it writes the JSON value null. */
    static String json(String sql) {
        return "IF(" + sql + " IS NULL, NULL, TO_JSON_STRING(" + sql + "))";
    }

    /** A short text that differs for any two values; times count what has passed since 1970 or since midnight. */
    static String exact(ColumnReference reference) {
        String sql = reference.sql();
        return switch (type(reference)) {
            case STRING -> sql;
            case FLOAT64 -> BigQueryFormat.number(sql);
            case DATE -> "CAST(UNIX_DATE(" + sql + ") AS STRING)";
            case TIME -> "CAST(TIME_DIFF(" + sql + ", TIME '00:00:00', MICROSECOND) AS STRING)";
            case DATETIME -> "CAST(DATETIME_DIFF(" + sql + ", DATETIME '1970-01-01', MICROSECOND) AS STRING)";
            case TIMESTAMP -> "CAST(UNIX_MICROS(" + sql + ") AS STRING)";
            default -> "CAST(" + sql + " AS STRING)";
        };
    }
}

package io.retl.it.snowflake;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result, as Snowflake describes it and writes its values. Immutable.
 *
 * @param name its label
 * @param type the name of the type in the protocol
 * @param precision how many digits
 * @param scale how many of them behind the point, or of a second
 */
record StandInColumn(String name, String type, int precision, int scale) {
    private static final int WHOLE_DIGITS = 38;
    private static final int NANO_DIGITS = 9;

    static StandInColumn of(ResultSetMetaData columns, int index, String name) throws SQLException {
        String type = columns.getColumnTypeName(index);
        if (type.startsWith("DECIMAL")) {
            return new StandInColumn(name, "fixed", columns.getPrecision(index), columns.getScale(index));
        }
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT" ->
                new StandInColumn(name, "fixed", WHOLE_DIGITS, 0);
            case "DOUBLE" -> new StandInColumn(name, "real", 0, 0);
            case "BOOLEAN" -> new StandInColumn(name, "boolean", 0, 0);
            case "BLOB" -> new StandInColumn(name, "binary", 0, 0);
            case "DATE" -> new StandInColumn(name, "date", 0, 0);
            case "TIME_NS" -> new StandInColumn(name, "time", 0, NANO_DIGITS);
            case "TIMESTAMP_NS", "TIMESTAMP" -> new StandInColumn(name, "timestamp_ntz", 0, NANO_DIGITS);
            case "TIMESTAMP WITH TIME ZONE" -> new StandInColumn(name, "timestamp_ltz", 0, NANO_DIGITS);
            case "JSON" -> new StandInColumn(name, "variant", 0, 0);
            case "SNOWFLAKE_OBJECT" -> new StandInColumn(name, "object", 0, 0);
            case "SNOWFLAKE_ARRAY" -> new StandInColumn(name, "array", 0, 0);
            case "VARCHAR" -> new StandInColumn(name, "text", 0, 0);
            default -> throw new SQLException("The stand-in knows no type '" + type + "'.", "0A000");
        };
    }

    @Nullable
    String value(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "boolean" -> row.getBoolean(index) ? "1" : "0";
            case "binary" -> HexFormat.of().withUpperCase().formatHex(row.getBytes(index));
            case "date" -> String.valueOf(LocalDate.parse(text).toEpochDay());
            case "time" -> seconds(LocalTime.parse(text).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC));
            case "timestamp_ntz" ->
                seconds(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
            case "timestamp_ltz" ->
                seconds(row.getObject(index, OffsetDateTime.class).toInstant());
            default -> text;
        };
    }

    private static String seconds(Instant moment) {
        return seconds(moment.getEpochSecond(), moment.getNano());
    }

    private static String seconds(long seconds, int nanos) {
        return seconds + String.format(Locale.ROOT, ".%09d", nanos);
    }
}

package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Brings values over. Everything is read as text that the warehouse makes: how a driver reads its own types depends on its
 * mode, its version, and the zone of the virtual machine.
 */
final class DatabricksValues {
    private DatabricksValues() {}

    /** A value as text. */
    static String readable(String sql, DatabricksType type) {
        return switch (type.columnType()) {
            case TEXT -> sql;
            case BINARY -> "base64(" + sql + ")";
            case DATE -> DatabricksTime.date(sql);
            case INSTANT -> DatabricksTime.number(sql);
            case JSON, ARRAY, STRUCT -> DatabricksJson.of(sql);
            default -> "CAST(" + sql + " AS STRING)";
        };
    }

    /** The value that {@link #readable} gave. */
    static Object value(ColumnType type, String text) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> isFinite(text) ? Double.valueOf(text) : text;
            case INSTANT -> instant(text);
            // Some versions break the text into lines.
            case BINARY -> Base64.getMimeDecoder().decode(text);
            case JSON, ARRAY, STRUCT -> new JsonText(text);
            default -> text;
        };
    }

    private static boolean isFinite(String text) {
        return Character.isDigit(text.charAt(text.length() - 1));
    }

    /** Microseconds since 1970, or date and time of day. */
    private static Instant instant(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS)
                : LocalDateTime.parse(text.substring(0, blank) + 'T' + text.substring(blank + 1))
                        .toInstant(ZoneOffset.UTC);
    }
}

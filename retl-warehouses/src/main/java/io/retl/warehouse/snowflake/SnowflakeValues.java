package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads values. Dates, times and documents arrive as texts that the query made, so the driver formats nothing. */
final class SnowflakeValues {
    private SnowflakeValues() {}

    static @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return switch (column.type()) {
            case BINARY -> row.getBytes(index);
            case BOOLEAN -> {
                boolean value = row.getBoolean(index);
                yield row.wasNull() ? null : value;
            }
            case FLOAT -> {
                double value = row.getDouble(index);
                yield row.wasNull() ? null : number(value);
            }
            case INTEGER -> {
                BigDecimal value = row.getBigDecimal(index);
                yield value == null ? null : whole(value.toBigInteger());
            }
            default -> {
                String text = row.getString(index);
                yield text == null ? null : value(column, text);
            }
        };
    }

    private static Object value(Column column, String text) {
        return switch (column.type()) {
            case DECIMAL -> new BigDecimal(text);
            case TIME -> withoutZeros(text);
            case TIMESTAMP -> Instant.parse(text + "Z");
            case INSTANT -> Instant.parse(text);
            case JSON, STRUCT, ARRAY -> new JsonText(text);
            default -> text;
        };
    }

    private static Object whole(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** Infinity and what is not a number have no place in JSON, so they are text. */
    private static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }

    /** A time of day with nine digits of a second, most of which are zeros. */
    private static String withoutZeros(String text) {
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.charAt(end - 1) == '.' ? text.substring(0, end - 1) : text.substring(0, end);
    }
}

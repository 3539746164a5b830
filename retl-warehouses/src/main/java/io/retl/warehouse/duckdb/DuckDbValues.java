package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of what a page reads (see {@link DuckDbText#read}), outside and inside of lists and named values alike.
 * Values that a type of ours cannot hold (infinity, not a number) stay text.
 */
final class DuckDbValues {
    private static final int MAX_LONG_DIGITS = 18;

    private DuckDbValues() {}

    static Object value(Column column, Object value) throws SQLException {
        return value instanceof Array || value instanceof Struct || value instanceof Map
                ? value(DuckDbType.of(column.typeName()), value)
                : plain(column.type(), value);
    }

    private static Object value(DuckDbType type, Object value) throws SQLException {
        if (value instanceof Array list) {
            return list(type.element(), (Object[]) list.getArray());
        }
        if (value instanceof Struct struct) {
            return fields(type, struct.getAttributes());
        }
        if (value instanceof Map<?, ?> map) {
            return entries(type.parts().get(1).type(), map);
        }
        return plain(type.holds(), value);
    }

    private static @Nullable Object nullable(DuckDbType type, @Nullable Object value) throws SQLException {
        return value == null ? null : value(type, value);
    }

    private static List<@Nullable Object> list(DuckDbType element, @Nullable Object[] elements) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(elements.length);
        for (Object each : elements) {
            values.add(nullable(element, each));
        }
        return values;
    }

    private static Map<String, @Nullable Object> fields(DuckDbType type, @Nullable Object[] attributes)
            throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int index = 0; index < attributes.length; index++) {
            DuckDbType.Part field = type.parts().get(index);
            values.put(field.name(), nullable(field.type(), attributes[index]));
        }
        return values;
    }

    private static Map<String, @Nullable Object> entries(DuckDbType type, Map<?, ?> map) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            values.put(String.valueOf(entry.getKey()), nullable(type, entry.getValue()));
        }
        return values;
    }

    private static Object plain(ColumnType type, Object value) throws SQLException {
        if (value instanceof Blob bytes) {
            return bytes.getBytes(1, Math.toIntExact(bytes.length()));
        }
        if (value instanceof Boolean || value instanceof BigDecimal) {
            return value;
        }
        String text = value.toString();
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> integer(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> number(text);
            case DATE -> DuckDbTime.date(text);
            case TIMESTAMP, INSTANT -> DuckDbTime.instant(text);
            case JSON -> new JsonText(text);
            default -> text;
        };
    }

    private static Object integer(String text) {
        if (text.length() <= MAX_LONG_DIGITS) {
            return Long.valueOf(text);
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? number.longValueExact() : (Object) number;
    }

    /** The driver and the product write what is not finite in their own ways. */
    private static Object number(String text) {
        return switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> Character.isDigit(text.charAt(text.length() - 1)) ? (Object) Double.valueOf(text) : text;
        };
    }
}

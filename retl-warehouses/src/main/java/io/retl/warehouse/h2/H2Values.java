package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values. Times are read as the classes of java.time, which the zone of the virtual machine cannot shift. */
final class H2Values {
    /** In the result set that the driver makes of an array, the element stands after its index. */
    private static final int ELEMENT = 2;

    private H2Values() {}

    static @Nullable Object read(ResultSet row, int index, String typeName) throws SQLException {
        ColumnType type = H2Type.of(typeName);
        return switch (type) {
            case BINARY -> row.getBytes(index);
            case TIMESTAMP -> {
                LocalDateTime moment = row.getObject(index, LocalDateTime.class);
                yield moment == null ? null : moment.toInstant(ZoneOffset.UTC);
            }
            case INSTANT -> {
                OffsetDateTime moment = row.getObject(index, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            case ARRAY -> array(row.getArray(index), H2Type.elementType(typeName));
            case STRUCT -> fields((ResultSet) row.getObject(index), H2Type.fields(typeName));
            default -> {
                String text = row.getString(index);
                yield text == null ? null : value(type, text);
            }
        };
    }

    /** A REAL is read from its text: as a double it would have digits that were never stored. */
    private static Object value(ColumnType type, String text) {
        return switch (type) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> isFinite(text) ? new BigDecimal(text) : text;
            case FLOAT -> isFinite(text) ? Double.valueOf(text) : text;
            case JSON -> new JsonText(text);
            default -> text;
        };
    }

    private static boolean isFinite(String text) {
        return Character.isDigit(text.charAt(text.length() - 1));
    }

    private static @Nullable List<@Nullable Object> array(@Nullable Array array, String elementType)
            throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        try (ResultSet elements = array.getResultSet()) {
            while (elements.next()) {
                values.add(read(elements, ELEMENT, elementType));
            }
        }
        return values;
    }

    private static @Nullable Map<String, @Nullable Object> fields(@Nullable ResultSet row, List<H2Type.Field> fields)
            throws SQLException {
        if (row == null) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.next();
        for (int index = 0; index < fields.size(); index++) {
            H2Type.Field field = fields.get(index);
            values.put(field.name(), read(row, index + 1, field.typeName()));
        }
        return values;
    }
}

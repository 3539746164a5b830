package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes values from the text of the server. The driver's own conversions are not used: they shift times by the zone of
 * the virtual machine and read the elements of a list as its classes. Values that a type of ours cannot hold (infinity,
 * not a number) stay text.
 */
final class PostgresValues {
    private PostgresValues() {}

    static Object value(Column column, String text) {
        if (column.type() == ColumnType.ARRAY) {
            String element =
                    column.typeName().startsWith("_") ? column.typeName().substring(1) : "";
            return PostgresArray.read(text, element);
        }
        return value(column.type(), text);
    }

    /** The value of an element, whose type the server gives by name only. */
    static Object element(String typeName, String text) {
        return value(PostgresType.named(typeName).map(PostgresType::type).orElse(ColumnType.OTHER), text);
    }

    private static Object value(ColumnType type, String text) {
        return switch (type) {
            case BOOLEAN -> text.startsWith("t");
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> isFinite(text) ? new BigDecimal(text) : text;
            case FLOAT -> isFinite(text) ? Double.valueOf(text) : text;
            case DATE -> PostgresTime.date(text);
            case TIMESTAMP, INSTANT -> PostgresTime.instant(text);
            case JSON -> new JsonText(text);
            case BINARY -> unhex(text);
            default -> text;
        };
    }

    /** The bytes of a column that the driver read natively or that came out of a packed row as text. */
    static byte @Nullable [] bytes(@Nullable Object value) {
        return value instanceof String text ? unhex(text) : (byte[]) value;
    }

    private static byte[] unhex(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    private static boolean isFinite(String text) {
        char last = text.charAt(text.length() - 1);
        return last >= '0' && last <= '9';
    }
}

package io.retl.warehouse.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of an array, such as {@code [0:1]={{1,NULL},{"a b","c\"d"}}}, into nested lists. Not thread-safe. */
final class PostgresArray {
    private final String text;
    private final String elementType;
    private final char delimiter;
    private int position;

    private PostgresArray(String text, String elementType) {
        this.text = text;
        this.elementType = elementType;
        this.delimiter = elementType.equals("box") ? ';' : ',';
        // Bounds other than 1 stand before the braces.
        this.position = text.startsWith("[") ? text.indexOf('=') + 1 : 0;
    }

    static List<@Nullable Object> read(String text, String elementType) {
        return new PostgresArray(text, elementType).list();
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> values = new ArrayList<>();
        position++;
        while (text.charAt(position) != '}') {
            values.add(value());
            if (text.charAt(position) == delimiter) {
                position++;
            }
        }
        position++;
        return values;
    }

    private @Nullable Object value() {
        return switch (text.charAt(position)) {
            case '{' -> list();
            case '"' -> PostgresValues.element(elementType, quoted());
            default -> plain();
        };
    }

    private @Nullable Object plain() {
        int start = position;
        while (text.charAt(position) != delimiter && text.charAt(position) != '}') {
            position++;
        }
        String value = text.substring(start, position);
        return value.equals("NULL") ? null : PostgresValues.element(elementType, value);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        position++;
        while (text.charAt(position) != '"') {
            if (text.charAt(position) == '\\') {
                position++;
            }
            value.append(text.charAt(position++));
        }
        position++;
        return value.toString();
    }
}

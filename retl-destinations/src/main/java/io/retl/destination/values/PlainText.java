package io.retl.destination.values;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The text that any value has where JavaScript joins it to a text: no quotes, and nothing of what is in an object. */
public final class PlainText {
    private PlainText() {}

    /**
     * For example {@code 1e+21} of a number, {@code a,,b} of a list with a null, {@code [object Object]} of any object.
     *
     * @param value of a payload
     */
    public static String of(@Nullable Object value) {
        if (value instanceof Number number) {
            return NumberText.of(number);
        }
        if (value instanceof List<?> list) {
            StringJoiner elements = new StringJoiner(",");
            list.forEach(element -> elements.add(element == null ? "" : of(element)));
            return elements.toString();
        }
        return value instanceof Map<?, ?> ? "[object Object]" : String.valueOf(value);
    }
}

package io.retl.destination.values;

import io.retl.destination.http.Body;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The JSON text of any value, as JavaScript writes it, but with all digits of numbers. */
public final class JsonText {
    private JsonText() {}

    /**
     * Without white space.
     *
     * @param value of a payload
     */
    public static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            StringJoiner members = new StringJoiner(",", "{", "}");
            map.forEach((name, member) -> members.add(of(name) + ":" + of(member)));
            return members.toString();
        }
        if (value instanceof List<?> list) {
            StringJoiner elements = new StringJoiner(",", "[", "]");
            list.forEach(element -> elements.add(of(element)));
            return elements.toString();
        }
        return value instanceof Number number
                ? NumberText.of(number)
                : Body.json(value).text();
    }
}

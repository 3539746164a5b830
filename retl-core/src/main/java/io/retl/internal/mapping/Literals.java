package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks and copies the values that a mapping fixes. */
final class Literals {
    private Literals() {}

    static @Nullable Object copy(@Nullable Object value) {
        return copy(value, 1);
    }

    private static @Nullable Object copy(@Nullable Object value, int depth) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (!(value instanceof Map) && !(value instanceof List)) {
            throw refused(value);
        }
        if (depth > Json.MAX_DEPTH) {
            throw new IllegalArgumentException("The literal nests deeper than " + Json.MAX_DEPTH + " levels.");
        }
        return value instanceof Map<?, ?> map ? object(map, depth) : array((List<?>) value, depth);
    }

    private static Number number(Number number) {
        Number normal = Numbers.normal(number);
        if (normal == null) {
            throw refused(number);
        }
        if (!Numbers.isFinite(normal)) {
            throw new IllegalArgumentException("The literal " + number + " has no form in JSON. Write it as a text.");
        }
        return normal;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException("A map in a literal has text keys, but one is " + typeOf(key) + ".");
            }
            object.put(name, copy(member, depth + 1));
        });
        return Collections.unmodifiableMap(object);
    }

    private static List<@Nullable Object> array(List<?> list, int depth) {
        List<@Nullable Object> array = new ArrayList<>(list.size());
        list.forEach(element -> array.add(copy(element, depth + 1)));
        return Collections.unmodifiableList(array);
    }

    private static IllegalArgumentException refused(Object value) {
        return new IllegalArgumentException(
                "A literal is null, a String, a Boolean, a Number of java.lang or java.math, a List or a Map, but this"
                        + " is "
                        + typeOf(value) + ". Pass its text instead.");
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }
}

package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks and copies JSON that is given as values. */
final class Literals {
    /** What the values are, to begin a sentence with: "A literal". */
    private final String subject;

    private Literals(String subject) {
        this.subject = subject;
    }

    /**
     * An unmodifiable copy, its numbers in the types that a node gives.
     *
     * @param subject what the value is, for messages
     * @throws IllegalArgumentException if it has no form in JSON or nests too deep
     */
    static @Nullable Object copy(String subject, @Nullable Object value) {
        return new Literals(subject).copy(value, 1);
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
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
            throw new IllegalArgumentException(
                    subject + " nests at most " + Json.MAX_DEPTH + " levels deep, but this one is deeper.");
        }
        return value instanceof Map<?, ?> map ? object(map, depth) : array((List<?>) value, depth);
    }

    private Number number(Number number) {
        Number normal = Numbers.normal(number);
        if (normal == null) {
            throw refused(number);
        }
        if (!Numbers.isFinite(normal)) {
            throw new IllegalArgumentException(
                    subject + " cannot be " + number + ", which has no form in JSON. Write it as a text.");
        }
        return normal;
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
        map.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw new IllegalArgumentException(
                        subject + " has text keys in its maps, but one is " + typeOf(key) + ".");
            }
            object.put(name, copy(member, depth + 1));
        });
        return Collections.unmodifiableMap(object);
    }

    private List<@Nullable Object> array(List<?> list, int depth) {
        List<@Nullable Object> array = new ArrayList<>(list.size());
        list.forEach(element -> array.add(copy(element, depth + 1)));
        return Collections.unmodifiableList(array);
    }

    private IllegalArgumentException refused(Object value) {
        return new IllegalArgumentException(
                subject + " is null, a String, a Boolean, a Number of java.lang or java.math, a List or a Map, but this"
                        + " is "
                        + typeOf(value) + ". Pass its text instead.");
    }

    private static String typeOf(@Nullable Object value) {
        return value == null ? "null" : "a " + value.getClass().getName();
    }
}

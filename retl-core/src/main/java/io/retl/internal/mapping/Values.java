package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import io.retl.internal.json.MalformedJsonException;
import io.retl.warehouse.spi.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what {@link io.retl.warehouse.spi.TypeRules#read} gives into the values of {@link Node}. */
final class Values {
    private Values() {}

    static @Nullable Object of(@Nullable Object read) {
        return of(read, 1);
    }

    private static @Nullable Object of(@Nullable Object read, int depth) {
        if (read == null || read instanceof String || read instanceof Boolean) {
            return read;
        }
        if (read instanceof Number number) {
            return number(number);
        }
        if (read instanceof Instant moment) {
            return moment.toString();
        }
        if (read instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (read instanceof JsonText json) {
            return json(json);
        }
        return nested(read, depth);
    }

    private static Object number(Number number) {
        Number normal = Numbers.normal(number);
        if (normal == null) {
            throw unknown(number);
        }
        return Numbers.isFinite(normal) ? normal : normal.toString();
    }

    private static @Nullable Object json(JsonText json) {
        try {
            return Json.parse(json.text());
        } catch (MalformedJsonException failure) {
            throw new MappingFailedException(failure.getMessage() + ".", failure);
        }
    }

    private static Object nested(Object read, int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw MappingFailedException.tooDeep();
        }
        if (read instanceof List<?> list) {
            List<@Nullable Object> array = new ArrayList<>(list.size());
            list.forEach(element -> array.add(of(element, depth + 1)));
            return array;
        }
        if (read instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, member) -> object.put(name(key), of(member, depth + 1)));
            return object;
        }
        throw unknown(read);
    }

    private static String name(@Nullable Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new MappingFailedException("a map has a key that is no text.", null);
    }

    private static MappingFailedException unknown(Object read) {
        return new MappingFailedException(
                "a value of type " + read.getClass().getName() + " cannot be mapped. Cast it to a text in the model.",
                null);
    }
}

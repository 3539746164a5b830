package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finishes the result of a field: drops what is absent and bounds the depth. */
final class Results {
    private Results() {}

    /** The result without absent members of objects and with null for absent elements of arrays. */
    static @Nullable Object finished(@Nullable Object result) {
        return hasAbsent(result, 1) ? withoutAbsent(result) : result;
    }

    /** Looks at everything, because it also bounds the depth; most results need no copy. */
    private static boolean hasAbsent(@Nullable Object result, int depth) {
        if (result instanceof Map<?, ?> map) {
            return anyAbsent(map.values(), depth);
        }
        return result instanceof List<?> list && anyAbsent(list, depth);
    }

    private static boolean anyAbsent(Iterable<?> results, int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw MappingFailedException.tooDeep();
        }
        boolean found = false;
        for (Object result : results) {
            found |= result == Absent.ABSENT || hasAbsent(result, depth + 1);
        }
        return found;
    }

    private static @Nullable Object withoutAbsent(@Nullable Object result) {
        if (result instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, member) -> {
                if (member != Absent.ABSENT) {
                    object.put((String) name, withoutAbsent(member));
                }
            });
            return object;
        }
        if (result instanceof List<?> list) {
            List<@Nullable Object> array = new ArrayList<>(list.size());
            list.forEach(element -> array.add(element == Absent.ABSENT ? null : withoutAbsent(element)));
            return array;
        }
        return result;
    }
}

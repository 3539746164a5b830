package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finishes what a mapping made: drops what is absent and bounds depth and size. */
public final class Results {
    /** What to do with an absent element of an array, which cannot be dropped because the others keep their places. */
    private enum Elements {
        NULL,
        KEPT
    }

    private Results() {}

    /** The result without absent members of objects and with null for absent elements of arrays. */
    static @Nullable Object finished(@Nullable Object result, Work work) {
        return hasAbsent(result, work, 1) ? withoutAbsent(result, Elements.NULL) : result;
    }

    /** The result without absent members of objects; absent elements of arrays stay. */
    static @Nullable Object withoutAbsentMembers(@Nullable Object result, Work work) {
        return hasAbsent(result, work, 1) ? withoutAbsent(result, Elements.KEPT) : result;
    }

    /** An unmodifiable copy of a result with something else for absent elements of arrays; absent if it is so itself. */
    public static @Nullable Object presented(@Nullable Object result, @Nullable Object inPlaceOfAbsent) {
        return result == Absent.ABSENT ? result : Literals.copy("A result", replaced(result, inPlaceOfAbsent));
    }

    private static @Nullable Object replaced(@Nullable Object result, @Nullable Object inPlaceOfAbsent) {
        if (result instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, member) -> object.put((String) name, replaced(member, inPlaceOfAbsent)));
            return object;
        }
        if (result instanceof List<?> list) {
            List<@Nullable Object> array = new ArrayList<>(list.size());
            list.forEach(element -> array.add(replaced(element, inPlaceOfAbsent)));
            return array;
        }
        return result == Absent.ABSENT ? inPlaceOfAbsent : result;
    }

    /** Looks at everything, because it also bounds depth and size; most results need no copy. */
    private static boolean hasAbsent(@Nullable Object result, Work work, int depth) {
        if (result instanceof Map<?, ?> map) {
            return anyAbsent(map.values(), work, depth);
        }
        return result instanceof List<?> list && anyAbsent(list, work, depth);
    }

    private static boolean anyAbsent(Iterable<?> results, Work work, int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw MappingFailedException.tooDeep();
        }
        boolean found = false;
        for (Object result : results) {
            work.values(1);
            found |= result == Absent.ABSENT || hasAbsent(result, work, depth + 1);
        }
        return found;
    }

    private static @Nullable Object withoutAbsent(@Nullable Object result, Elements elements) {
        if (result instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>(map.size() * 2);
            map.forEach((name, member) -> {
                if (member != Absent.ABSENT) {
                    object.put((String) name, withoutAbsent(member, elements));
                }
            });
            return object;
        }
        if (result instanceof List<?> list) {
            List<@Nullable Object> array = new ArrayList<>(list.size());
            list.forEach(element -> array.add(withoutAbsent(element, elements)));
            return array;
        }
        return result == Absent.ABSENT && elements == Elements.NULL ? null : result;
    }
}

package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a whole mapping over one event, as the seed system does. */
public final class WholeMapping {
    private static final String ROOT_DIRECTIVE = "__segment_internal_directive";

    private WholeMapping() {}

    /**
     * What the mapping makes of the event, unmodifiable; {@link Absent} if that is nothing. The event is looked at
     * first, then the mapping.
     *
     * @throws IllegalArgumentException if the event is no object or the mapping is invalid
     * @throws MappingFailedException if the mapping is valid and fails for this event
     */
    public static @Nullable Object result(@Nullable Object mapping, @Nullable Object event) {
        Object input = Literals.copy("An event", event);
        if (!(input instanceof Map)) {
            throw new IllegalArgumentException("data must be an object, got " + JavaScript.typeOf(input));
        }
        Map<?, ?> members = members(mapping);
        if (members.containsKey(ROOT_DIRECTIVE)) {
            throw new IllegalArgumentException(Place.ROOT.problem(
                    "has the root directive " + ROOT_DIRECTIVE + ", which this version of retl does not have"));
        }
        Node node = MappingReader.read(members);
        Object result = Results.finished(node.evaluate(new InputScope(input)));
        return result == Absent.ABSENT ? result : Literals.copy("A result", result);
    }

    /** A mapping is an object; of anything else the seed system takes what JavaScript counts as its members. */
    private static Map<?, ?> members(@Nullable Object mapping) {
        if (mapping == null) {
            throw new IllegalArgumentException("Cannot convert undefined or null to object");
        }
        if (mapping instanceof Map<?, ?> members) {
            return members;
        }
        if (mapping instanceof List<?> list) {
            return byIndex(list);
        }
        return mapping instanceof String text
                ? byIndex(text.chars().mapToObj(Character::toString).toList())
                : Map.of();
    }

    private static Map<String, @Nullable Object> byIndex(List<?> list) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(list.size() * 2);
        for (Object element : list) {
            members.put(String.valueOf(members.size()), element);
        }
        return members;
    }
}

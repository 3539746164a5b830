package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a whole mapping over events, as the seed system does. */
public final class WholeMapping {
    private WholeMapping() {}

    /**
     * What the mapping makes of the event; {@link Absent} if that is nothing, and in arrays where an element is. The
     * event is looked at first, then the mapping.
     *
     * @throws IllegalArgumentException if the event is no object or the mapping is invalid
     * @throws MappingFailedException if the mapping is valid and fails for this event
     */
    public static @Nullable Object result(@Nullable Object mapping, @Nullable Object event) {
        Object input = Literals.copy("An event", event);
        if (!(input instanceof Map)) {
            throw new IllegalArgumentException("data must be an object, got " + JavaScript.typeOf(input));
        }
        return made(MappingReader.read(RootDirective.applied(members(mapping))), input);
    }

    /**
     * What the mapping makes of each of several events, which may be of any type here. One that fails fails all of them.
     *
     * @throws IllegalArgumentException if the events are no list or the mapping is invalid
     * @throws MappingFailedException if the mapping is valid and fails for an event
     */
    public static List<@Nullable Object> results(@Nullable Object mapping, @Nullable Object events) {
        if (!(Literals.copy("The events", events) instanceof List<?> inputs)) {
            throw new IllegalArgumentException(
                    "data must be an array, got " + JavaScript.typeOf(Literals.copy("The events", events)));
        }
        Node node = MappingReader.read(RootDirective.applied(members(mapping)));
        List<@Nullable Object> results = new ArrayList<>(inputs.size());
        inputs.forEach(input -> results.add(made(node, input)));
        return results;
    }

    /** A sentence for each problem of a mapping, without running it; a root directive is not looked for. */
    public static List<String> problems(@Nullable Object mapping) {
        return Checks.mapping(Literals.copy("A mapping", mapping), Place.ROOT);
    }

    private static @Nullable Object made(Node node, @Nullable Object input) {
        InputScope scope = new InputScope(input);
        return Results.withoutAbsentMembers(node.evaluate(scope), scope.work());
    }

    /** A mapping is an object; of anything else the seed system takes what JavaScript counts as its members. */
    static Map<String, @Nullable Object> members(@Nullable Object mapping) {
        if (mapping == null) {
            throw new IllegalArgumentException("Cannot convert undefined or null to object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (Literals.copy("A mapping", mapping) instanceof Map<?, ?> object) {
            JavaScript.keys(object).forEach(key -> members.put(key, object.get(key)));
        } else if (mapping instanceof List<?> list) {
            list.forEach(element -> members.put(String.valueOf(members.size()), element));
        } else if (mapping instanceof String text) {
            text.chars().forEach(unit -> members.put(String.valueOf(members.size()), Character.toString(unit)));
        }
        return members;
    }
}

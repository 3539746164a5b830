package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the operand of a directive that is an object with fields of its own. First it is looked at as any object is,
 * with everything in it; only if that is right, at its fields, all of them in their order. These look at types alone:
 * to look into a field again, and in there again, would take time without end.
 */
record FieldChecks(Map<String, Check> fields) implements Check {
    static final FieldChecks NONE = new FieldChecks(Map.of());

    /** A directive or a text; what is in it has been looked at. */
    static List<String> directiveOrText(@Nullable Object part, Place place) {
        return part instanceof Map<?, ?> map && Checks.namesDirective(map)
                ? List.of()
                : Checks.directiveOrText(part, place);
    }

    /** A directive or an object; what is in it has been looked at. */
    static List<String> directiveOrObject(@Nullable Object part, Place place) {
        return part instanceof Map ? List.of() : Checks.directiveOrObject(part, place);
    }

    /** Anything; what is in it has been looked at. */
    static List<String> anything(@Nullable Object part, Place place) {
        return List.of();
    }

    /** With a field that may be left out. */
    FieldChecks optional(String name, Check check) {
        return with(name, (part, place) -> part == Absent.ABSENT ? List.of() : check.problems(part, place.at(name)));
    }

    /** With a field that has to be there. */
    FieldChecks required(String name, Check check) {
        return with(
                name,
                (part, place) -> part == Absent.ABSENT
                        ? List.of(place.problem("should have field " + Json.write(name) + " but it doesn't"))
                        : check.problems(part, place.at(name)));
    }

    private FieldChecks with(String name, Check check) {
        Map<String, Check> more = new LinkedHashMap<>(fields);
        more.put(name, check);
        return new FieldChecks(more);
    }

    @Override
    public List<String> problems(@Nullable Object part, Place place) {
        List<String> problems = new ArrayList<>(Checks.object(part, place));
        if (problems.isEmpty() && part instanceof Map<?, ?> object) {
            fields.forEach((name, check) -> problems.addAll(check.problems(JavaScript.member(object, name), place)));
        }
        return problems;
    }
}

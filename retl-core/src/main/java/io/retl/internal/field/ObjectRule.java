package io.retl.internal.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object whose members are described. Immutable and thread-safe.
 *
 * @param label of the field, or nothing
 * @param members by name, in the order in which they are checked
 * @param required names of members that must be there, whatever the others are
 * @param conditions when others must be there
 * @param strictness whether members that are not described are removed
 * @param tests what else a value here has to be; they speak of values that are no object, too
 */
record ObjectRule(
        String label,
        Map<String, Rule> members,
        List<String> required,
        List<RequiredWhen> conditions,
        Strictness strictness,
        List<ValueTest> tests)
        implements Rule {
    private static final Types OBJECT = new Types(List.of(Kind.OBJECT));

    /** What becomes of members that are not described. */
    enum Strictness {
        STRIPPED,
        OPEN
    }

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null || "".equals(value);
    }

    @Nullable
    Rule member(String name) {
        return members.get(name);
    }

    @Override
    public @Nullable Object withoutEmpties(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return value;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(object.size() * 2);
        object.forEach((name, member) -> {
            Rule rule = members.get((String) name);
            if (rule == null || !rule.isEmpty(member)) {
                kept.put((String) name, rule == null ? member : rule.withoutEmpties(member));
            }
        });
        return kept;
    }

    /** Puts single values of members that are lists into one. */
    void wrapMany(Map<String, @Nullable Object> object) {
        members.forEach((name, rule) -> {
            if (rule instanceof ListRule list && object.containsKey(name)) {
                object.put(name, list.wrapped(object.get(name)));
            }
        });
    }

    @Override
    public @Nullable Object checked(@Nullable Object value, Place place, Problems problems) {
        for (ValueTest test : tests) {
            String verdict = test.verdictOn(value);
            if (verdict != null) {
                problems.add(place, label, verdict);
            }
        }
        if (!(value instanceof Map<?, ?> object)) {
            problems.add(place, label, OBJECT.verdictOn(value));
            return value;
        }
        Map<String, @Nullable Object> checked = new LinkedHashMap<>(object.size() * 2);
        object.forEach((name, member) -> checked.put((String) name, member));
        checkMembers(checked, place, problems);
        return checked;
    }

    /** Checks an object and brings it into form. */
    void checkMembers(Map<String, @Nullable Object> object, Place place, Problems problems) {
        for (RequiredWhen condition : conditions) {
            condition.check(object, place, problems);
        }
        for (String name : required) {
            if (!object.containsKey(name)) {
                problems.add(place, label, Sentence.missing(name));
            }
        }
        int found = 0;
        for (Map.Entry<String, Rule> member : members.entrySet()) {
            String name = member.getKey();
            Object value = object.get(name);
            if (value != null || object.containsKey(name)) {
                found++;
                Object checked = member.getValue().checked(value, place.member(name), problems);
                if (checked != value) {
                    object.put(name, checked);
                }
            }
        }
        if (strictness == Strictness.STRIPPED && found < object.size()) {
            object.keySet().removeIf(name -> !members.containsKey(name));
        }
    }
}

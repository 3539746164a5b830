package io.retl.internal.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list. Immutable and thread-safe.
 *
 * @param label of the field
 * @param elements what each element has to be
 */
record ListRule(String label, Rule elements) implements Rule {
    private static final Types LIST = new Types(List.of(Kind.ARRAY));

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return value == null || "".equals(value);
    }

    /** Elements that are empty are removed, but what is empty inside an element stays: as in the seed system. */
    @Override
    public @Nullable Object withoutEmpties(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.stream().noneMatch(elements::isEmpty)) {
            return value;
        }
        List<@Nullable Object> kept = new ArrayList<>(list.size());
        for (Object element : list) {
            if (!elements.isEmpty(element)) {
                kept.add(element);
            }
        }
        return kept;
    }

    /** A value that is no list, as a list. */
    Object wrapped(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        List<@Nullable Object> list = new ArrayList<>(1);
        list.add(value);
        return list;
    }

    @Override
    public @Nullable Object checked(@Nullable Object value, Place place, Problems problems) {
        Object list = value instanceof Map || value instanceof List ? value : Kind.ARRAY.converted(value);
        if (!(list instanceof List<?> read)) {
            problems.add(place, label, LIST.verdictOn(value));
            return value;
        }
        List<@Nullable Object> elements = new ArrayList<>(read.size());
        for (int i = 0; i < read.size(); i++) {
            elements.add(this.elements.checked(read.get(i), place.member(i), problems));
        }
        return elements;
    }
}

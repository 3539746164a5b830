package io.retl.internal.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value whose inside is not described. Immutable and thread-safe.
 *
 * @param label of the field, or nothing
 * @param types what it may be
 * @param tests what else it has to be, in this order
 */
record ValueRule(String label, Types types, List<ValueTest> tests) implements Rule {
    ValueRule {
        tests = List.copyOf(tests);
    }

    @Override
    public boolean isEmpty(@Nullable Object value) {
        return (value == null && !types.includes(Kind.NULL)) || ("".equals(value) && !types.includes(Kind.STRING));
    }

    /** A value of any type is not looked at. */
    @Override
    public boolean keepsEmptyText() {
        return types.includes(Kind.OBJECT) && types.includes(Kind.STRING);
    }

    @Override
    public @Nullable Object checked(@Nullable Object value, Place place, Problems problems) {
        Object result = value;
        if (!types.includes(value)) {
            Object unwrapped = types.unwrapped(value);
            result = types.converted(unwrapped);
            if (result == Kind.NONE) {
                problems.add(place, label, types.verdictOn(unwrapped));
                result = unwrapped;
            }
        }
        for (int i = 0; i < tests.size(); i++) {
            String verdict = tests.get(i).verdictOn(result);
            if (verdict != null) {
                problems.add(place, label, verdict);
            }
        }
        return types.isInteger() && result instanceof Number number ? WholeNumbers.plain(number) : result;
    }
}

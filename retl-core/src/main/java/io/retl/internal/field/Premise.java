package io.retl.internal.field;

import io.retl.destination.spi.FieldCondition;
import io.retl.destination.spi.FieldCondition.Operator;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.FieldRequirement.Match;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a field is required, given the others before they are converted. Thread-safe.
 *
 * <p>To ask whether a field is null, the seed system converts it to null, as it would convert any value: empty text, zero and
 * false become null and count as such. The field's own conversion makes zero and false of that again, unless it allows null.
 */
interface Premise {
    /** Whether it holds; may set a member of the object to null. */
    boolean holds(Map<String, @Nullable Object> object);

    static Premise of(FieldRequirement requirement) {
        List<FieldCondition> conditions = requirement.conditions();
        if (conditions.size() == 1) {
            FieldCondition condition = conditions.get(0);
            return condition.value() == null && !isDotted(condition) ? nothing(condition) : of(condition);
        }
        List<Premise> all = conditions.stream().map(Premise::of).toList();
        return requirement.match() == Match.ALL
                ? object -> all.stream().allMatch(premise -> premise.holds(object))
                : object -> all.stream().anyMatch(premise -> premise.holds(object));
    }

    private static Premise of(FieldCondition condition) {
        if (isDotted(condition)) {
            return inner(condition);
        }
        String field = condition.field();
        boolean is = condition.operator() == Operator.IS;
        Object wanted = condition.value();
        if (wanted == null) {
            return object -> object.containsKey(field) != is;
        }
        return object -> object.containsKey(field) && isSame(object.get(field), wanted) == is;
    }

    /** One condition alone, that asks for a field that is absent or null. */
    private static Premise nothing(FieldCondition condition) {
        String field = condition.field();
        boolean is = condition.operator() == Operator.IS;
        Types nothing = new Types(List.of(Kind.NULL));
        return object -> {
            if (!object.containsKey(field)) {
                return is;
            }
            boolean isNothing = nothing.converted(nothing.unwrapped(object.get(field))) == null;
            if (isNothing) {
                object.put(field, null);
            }
            return isNothing == is;
        };
    }

    /** A member of a member. If the outer one is no object, nothing is asked of it and the condition holds. */
    private static Premise inner(FieldCondition condition) {
        String[] steps = condition.field().split("\\.", -1);
        boolean is = condition.operator() == Operator.IS;
        Object wanted = condition.value();
        return object -> {
            if (!object.containsKey(steps[0])) {
                return false;
            }
            if (!(object.get(steps[0]) instanceof Map<?, ?> outer)) {
                return true;
            }
            return outer.containsKey(steps[1]) && (wanted == null ? is : isSame(outer.get(steps[1]), wanted) == is);
        };
    }

    private static boolean isDotted(FieldCondition condition) {
        return condition.field().indexOf('.') >= 0;
    }

    private static boolean isSame(@Nullable Object value, Object wanted) {
        if (value instanceof Number number && wanted instanceof Number other) {
            BigDecimal decimal = WholeNumbers.decimal(number);
            return decimal.compareTo(WholeNumbers.decimal(other)) == 0;
        }
        if (value instanceof List<?> list && wanted instanceof List<?> others && list.size() == others.size()) {
            for (int i = 0; i < list.size(); i++) {
                Object other = others.get(i);
                if (other == null ? list.get(i) != null : !isSame(list.get(i), other)) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(value, wanted);
    }
}

package io.retl.destination.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something about another field that makes a field required. Immutable.
 *
 * <p>It speaks of values before they are converted: {@code "1"} is not 1. A field that is null counts as there, but not for a
 * condition that stands alone and has no value: for that one null, zero, false and an empty text are nothing. If {@code object} of
 * {@code object.property} is there and no object, the condition holds.
 *
 * @param field the other field, or a property of an object field as {@code object.property}
 * @param operator how its value is compared
 * @param value a text, number or truth value; null stands for nothing. For {@code object.property} null does not work: it stands
 *     for a property that is there
 */
public record FieldCondition(
        String field, Operator operator, @Nullable Object value) {
    /** How a value is compared. */
    public enum Operator {
        /** It is the value. */
        IS,
        /** It is there and not the value. */
        IS_NOT
    }

    /** Checks that nothing is missing. */
    public FieldCondition {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(operator, "operator");
    }

    /** The other field has the value; with null: it is not there. */
    public static FieldCondition is(String field, @Nullable Object value) {
        return new FieldCondition(field, Operator.IS, value);
    }

    /** The other field is there with another value; with null: it is there. */
    public static FieldCondition isNot(String field, @Nullable Object value) {
        return new FieldCondition(field, Operator.IS_NOT, value);
    }
}

package io.retl.internal.field;

import org.jspecify.annotations.Nullable;

/** What one field, or each element of a list, has to be. Immutable and thread-safe. */
sealed interface Rule permits ValueRule, ListRule, ObjectRule {
    /** Whether the value counts as none: null or an empty text that cannot be a value here. */
    boolean isEmpty(@Nullable Object value);

    /** Whether an empty text is a value even where others drop it. */
    default boolean keepsEmptyText() {
        return false;
    }

    /** The value without what is empty in it, as far as the rule describes the inside. */
    default @Nullable Object withoutEmpties(@Nullable Object value) {
        return value;
    }

    /**
     * The value as an action gets it; if it does not fit, that is added to the problems and the result is of no use. The value
     * itself is not changed.
     */
    @Nullable
    Object checked(@Nullable Object value, Place place, Problems problems);
}

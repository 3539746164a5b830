package io.retl.mapping;

import java.util.Objects;

/**
 * A condition that waits for what it decides. It is no expression: {@link #then(Expression)} makes one. Immutable and
 * thread-safe.
 */
public final class When {
    private final Condition condition;

    When(Condition condition) {
        this.condition = Objects.requireNonNull(condition, "condition");
    }

    /** Gives the value of an expression where the condition holds, and is absent where it does not. */
    public ConditionalExpression then(Expression value) {
        return new DefinedConditional(condition, DefinedExpression.nodeOf(Objects.requireNonNull(value, "value")));
    }

    @Override
    public String toString() {
        return "when(" + condition + ")";
    }
}

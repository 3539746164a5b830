package io.retl.mapping;

import io.retl.internal.mapping.Evaluable;
import io.retl.internal.mapping.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A condition and what it gives where it holds. */
record DefinedConditional(Condition condition, Node then) implements ConditionalExpression, Evaluable {
    @Override
    public Expression otherwise(Expression value) {
        Objects.requireNonNull(value, "value");
        return new DefinedExpression(condition.choice(then, DefinedExpression.nodeOf(value)));
    }

    @Override
    public Node node() {
        return condition.choice(then, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return DefinedExpression.same(this, other);
    }

    @Override
    public int hashCode() {
        return node().hashCode();
    }

    @Override
    public String toString() {
        return node().toString();
    }
}

package io.retl.mapping;

import io.retl.internal.mapping.Evaluable;
import io.retl.internal.mapping.Node;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An expression that is complete. */
record DefinedExpression(Node node) implements Expression, Evaluable {
    DefinedExpression {
        Objects.requireNonNull(node, "node");
    }

    /** What the evaluator runs; every expression is one of ours and therefore evaluable. */
    static Node nodeOf(Expression expression) {
        return ((Evaluable) expression).node();
    }

    /** Expressions are the same if they are written alike, however they were put together. */
    static boolean same(Evaluable expression, @Nullable Object other) {
        return other instanceof Evaluable that && expression.node().equals(that.node());
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
        return node.toString();
    }
}

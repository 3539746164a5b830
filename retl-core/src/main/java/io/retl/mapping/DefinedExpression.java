package io.retl.mapping;

import io.retl.internal.mapping.Evaluable;
import io.retl.internal.mapping.Node;
import io.retl.internal.mapping.Nodes;
import java.util.Objects;

/** An expression that is complete. */
record DefinedExpression(Node node) implements Expression, Evaluable {
    DefinedExpression {
        Objects.requireNonNull(node, "node");
    }

    /** What the evaluator runs; every expression is one of ours and therefore evaluable. */
    static Node nodeOf(Expression expression) {
        return ((Evaluable) expression).node();
    }

    @Override
    public Expression omitNull() {
        return new DefinedExpression(Nodes.omitNull(node));
    }

    @Override
    public String toString() {
        return node.toString();
    }
}

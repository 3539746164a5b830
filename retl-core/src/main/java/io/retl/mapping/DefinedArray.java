package io.retl.mapping;

import io.retl.internal.mapping.Evaluable;
import io.retl.internal.mapping.Node;
import io.retl.internal.mapping.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array whose elements so far are given. */
record DefinedArray(List<Node> elements) implements ArrayExpression, Evaluable {
    static final DefinedArray EMPTY = new DefinedArray(List.of());

    DefinedArray {
        elements = List.copyOf(elements);
    }

    @Override
    public ArrayExpression add(Expression element) {
        Objects.requireNonNull(element, "element");
        List<Node> more = new ArrayList<>(elements);
        more.add(DefinedExpression.nodeOf(element));
        return new DefinedArray(more);
    }

    @Override
    public Node node() {
        return Nodes.array(elements);
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

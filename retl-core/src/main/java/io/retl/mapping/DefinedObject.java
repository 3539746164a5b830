package io.retl.mapping;

import io.retl.internal.mapping.Evaluable;
import io.retl.internal.mapping.Node;
import io.retl.internal.mapping.Nodes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object whose members so far are given. */
record DefinedObject(Map<String, Node> members) implements ObjectExpression, Evaluable {
    static final DefinedObject EMPTY = new DefinedObject(Map.of());

    DefinedObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public ObjectExpression set(String name, Expression value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Map<String, Node> more = new LinkedHashMap<>(members);
        Node old = more.putIfAbsent(name, DefinedExpression.nodeOf(value));
        if (old != null) {
            throw new IllegalStateException("Member '%s' is set twice: it is %s, then %s.".formatted(name, old, value));
        }
        return new DefinedObject(more);
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public Node node() {
        return Nodes.object(members);
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

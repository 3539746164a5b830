package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns null into absent, also the members of objects at every depth, but nothing inside an array. */
record OmitNullNode(Node node) implements Node {
    @Override
    public Object evaluate(Scope scope) {
        return withoutNull(node.evaluate(scope));
    }

    private static Object withoutNull(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> object = new LinkedHashMap<>(members.size() * 2);
            members.forEach((name, member) -> {
                if (member != null) {
                    object.put((String) name, withoutNull(member));
                }
            });
            return object;
        }
        return value == null ? Absent.ABSENT : value;
    }

    @Override
    public void reads(Reads reads) {
        node.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return node.isConstant();
    }

    @Override
    public String toString() {
        return node + ".omitNull()";
    }
}

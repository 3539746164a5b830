package io.retl.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of an array in the row of another scope, or what a mapping made of it for another one. */
record ElementScope(Scope row, @Nullable Object element) implements Scope {
    @Override
    public @Nullable Object column(String name) {
        if (element instanceof Map<?, ?> members) {
            return JavaScript.member(members, name);
        }
        return element == null ? null : Absent.ABSENT;
    }

    @Override
    public String recordId() {
        return row.recordId();
    }

    @Override
    public Work work() {
        return row.work();
    }

    @Override
    public @Nullable Object whole() {
        return element;
    }
}

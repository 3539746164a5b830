package io.retl.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of an array in the row of another scope. */
record ElementScope(Scope row, @Nullable Object element) implements Scope {
    @Override
    public @Nullable Object column(String name) {
        if (element instanceof Map<?, ?> members) {
            Object value = members.get(name);
            return value != null || members.containsKey(name) ? value : Absent.ABSENT;
        }
        return element == null ? null : Absent.ABSENT;
    }

    @Override
    public String recordId() {
        return row.recordId();
    }

    @Override
    public @Nullable Object whole() {
        return element;
    }
}

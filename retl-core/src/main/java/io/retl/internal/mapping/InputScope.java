package io.retl.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input that is no row of a model: directives read it whole. */
record InputScope(@Nullable Object whole) implements Scope {
    static final InputScope EMPTY = new InputScope(Map.of());

    @Override
    public Object column(String name) {
        return Absent.ABSENT;
    }

    @Override
    public String recordId() {
        return "";
    }
}

package io.retl.internal.mapping;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a column of a row or a member of an element. */
record ColumnNode(String name) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return scope.column(name);
    }

    @Override
    public void columns(Consumer<String> names) {
        names.accept(name);
    }

    @Override
    public String toString() {
        return "column(" + name + ")";
    }
}

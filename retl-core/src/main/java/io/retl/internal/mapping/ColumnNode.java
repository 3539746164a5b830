package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/** Reads a column of a row or a member of an element. */
record ColumnNode(String name) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return scope.column(name);
    }

    @Override
    public void reads(Reads reads) {
        reads.column(name);
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public String toString() {
        return "column(" + name + ")";
    }
}

package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/** Gives a fixed value. */
record LiteralNode(@Nullable Object value) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return value;
    }

    @Override
    public void reads(Reads reads) {}

    @Override
    public boolean isConstant() {
        return true;
    }
}

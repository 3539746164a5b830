package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/** Reads the value that a path leads to. */
record PathNode(String written, ValuePath path) implements Node {
    /** The path of a directive. */
    static PathNode parse(String text) {
        return new PathNode(text, ValuePath.ofDirective(text));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return path.in(scope.whole());
    }

    @Override
    public void reads(Reads reads) {
        reads.path(written, path);
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}

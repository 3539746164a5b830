package io.retl.internal.mapping;

import java.util.function.Consumer;

/** Reads the identifier of the row. */
record RecordIdNode() implements Node {
    @Override
    public Object evaluate(Scope scope) {
        return scope.recordId();
    }

    @Override
    public void columns(Consumer<String> names) {}

    @Override
    public String toString() {
        return "recordId()";
    }
}

package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import org.jspecify.annotations.Nullable;

/** A mapping that was written as JSON, which is how it prints. */
record WrittenNode(@Nullable Object json, Node node) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return node.evaluate(scope);
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
        return Json.write(json);
    }
}

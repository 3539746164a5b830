package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives a fixed value. */
record LiteralNode(@Nullable Object value) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        return value;
    }

    @Override
    public void columns(Consumer<String> names) {}

    @Override
    public String toString() {
        return Json.write(value);
    }
}

package io.retl.internal.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An input that is no row of a model: directives read it whole. */
record InputScope(@Nullable Object whole, Work work) implements Scope {
    InputScope(@Nullable Object whole) {
        this(whole, new Work());
    }

    /** Nothing to read, for what is the same for every row. */
    static InputScope empty() {
        return new InputScope(Map.of());
    }

    /** A member of the properties, for those who try a mapping on an event of their own. */
    @Override
    public @Nullable Object column(String name) {
        return new ElementScope(this, new ValuePath(List.of("properties")).in(whole)).column(name);
    }

    @Override
    public String recordId() {
        return JavaScriptText.of(new ValuePath(List.of("__segment_id")).in(whole));
    }
}

package io.retl.examples.runner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members keep their order. Not thread-safe. */
final class Document {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    /** Adds a member: a value that {@link Json} can write. */
    Document set(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** The members so far. */
    Map<String, @Nullable Object> members() {
        return Collections.unmodifiableMap(members);
    }
}

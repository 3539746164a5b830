package io.retl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A single-valued property of a builder: setting it twice is a mistake, and the message shows the old value. */
final class Property<T> {
    private final String name;
    private @Nullable T value;

    Property(String name) {
        this.name = name;
    }

    void set(T newValue) {
        Objects.requireNonNull(newValue, name);
        if (value != null) {
            throw new IllegalStateException("%s is set twice: it is '%s', then '%s'.".formatted(name, value, newValue));
        }
        value = newValue;
    }

    @Nullable T orNull() {
        return value;
    }

    T orElse(T other) {
        return value == null ? other : value;
    }

    /** The value, or the given one with the problem noted. */
    T orProblem(Problems problems, T standIn) {
        if (value == null) {
            problems.add("%s is missing. Add .%s(…).".formatted(name, name));
            return standIn;
        }
        return value;
    }

    boolean isSet() {
        return value != null;
    }
}

package io.retl;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A single-valued property of a builder: setting it twice is a mistake, and the message shows the old value. */
final class Property<T> {
    private final String name;
    private final Function<T, String> shown;
    private @Nullable T value;

    Property(String name) {
        this(name, String::valueOf);
    }

    private Property(String name, Function<T, String> shown) {
        this.name = name;
        this.shown = shown;
    }

    /** For a foreign object, whose text may hold a secret: a message shows its class. */
    static <T> Property<T> opaque(String name) {
        return new Property<>(name, value -> value.getClass().getName());
    }

    void set(T newValue) {
        Objects.requireNonNull(newValue, name);
        if (value != null) {
            throw new IllegalStateException("%s is set twice: it is '%s', then '%s'."
                    .formatted(name, shown.apply(value), shown.apply(newValue)));
        }
        value = newValue;
    }

    @Nullable
    T orNull() {
        return value;
    }

    T orElse(T other) {
        return value == null ? other : value;
    }

    boolean isSet() {
        return value != null;
    }
}

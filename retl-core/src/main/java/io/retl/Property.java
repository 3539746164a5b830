package io.retl;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A single-valued property of a builder: setting it twice is a mistake, and the message shows the old value. */
final class Property<T> {
    private final String name;
    private static final int MAX_SHOWN = 80;

    private final Function<T, String> shown;
    private @Nullable T value;

    Property(String name) {
        this(name, String::valueOf);
    }

    Property(String name, Function<T, String> shown) {
        this.name = name;
        this.shown = shown;
    }

    /** For a foreign object, whose text may hold a secret: a message shows its class. */
    static <T> Property<T> opaque(String name) {
        return new Property<>(name, value -> value.getClass().getName());
    }

    private static String cut(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }

    void set(T newValue) {
        Objects.requireNonNull(newValue, name);
        if (value != null) {
            throw new IllegalStateException("%s is set twice: it is '%s', then '%s'."
                    .formatted(name, cut(shown.apply(value)), cut(shown.apply(newValue))));
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

package io.retl;

import java.util.Objects;

/**
 * A text that must not be seen: it prints as {@code ***}, and does not tell whether another one equals it. Immutable and
 * thread-safe.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a text. */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "value"));
    }

    /** The text; for the place that needs it, never for a log or a message. */
    public String reveal() {
        return value;
    }

    /** {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}

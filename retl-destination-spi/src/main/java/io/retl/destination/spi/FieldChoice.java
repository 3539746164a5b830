package io.retl.destination.spi;

import java.util.Objects;

/**
 * A value that a field may have. Immutable.
 *
 * @param value the value
 * @param label what people are shown
 */
public record FieldChoice(String value, String label) {
    /** Checks that nothing is missing. */
    public FieldChoice {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
    }

    /** A value that is shown as it is. */
    public static FieldChoice of(String value) {
        return new FieldChoice(value, value);
    }
}

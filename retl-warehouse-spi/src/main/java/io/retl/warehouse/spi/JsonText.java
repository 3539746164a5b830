package io.retl.warehouse.spi;

import java.util.Objects;

/**
 * A value that the warehouse gave as JSON and that the destination receives as nested values. Immutable.
 *
 * @param text the JSON
 */
public record JsonText(String text) {
    /** Checks that nothing is missing. */
    public JsonText {
        Objects.requireNonNull(text, "text");
    }
}

package io.retl.warehouse.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One statement. Immutable. A statement that holds a model's text has no binds and is run unprepared, so that a
 * question mark in the text stays what it is.
 *
 * @param text the statement, without a closing semicolon
 * @param binds the values of its question marks, in order
 */
public record Sql(String text, List<Object> binds) {
    /** Copies the list. */
    public Sql {
        Objects.requireNonNull(text, "text");
        binds = List.copyOf(Objects.requireNonNull(binds, "binds"));
    }

    /** A statement whose question marks are bound to the given values. */
    public static Sql of(String text, Object... binds) {
        return new Sql(text, Arrays.asList(Objects.requireNonNull(binds, "binds")));
    }
}

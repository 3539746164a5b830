package io.retl.internal.field;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A text that looks like something. Immutable and thread-safe.
 *
 * @param name what, for a sentence
 * @param accepts whether a text does
 */
record TextFormat(String name, Predicate<String> accepts) implements ValueTest {
    @Override
    public @Nullable String verdictOn(@Nullable Object value) {
        return value instanceof String text && !accepts.test(text)
                ? "must be a valid " + name + " string but it was not"
                : null;
    }
}

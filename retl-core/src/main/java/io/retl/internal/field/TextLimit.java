package io.retl.internal.field;

import io.retl.internal.mapping.JavaScriptText;
import org.jspecify.annotations.Nullable;

/**
 * A text that is not longer or shorter than a limit. Characters are counted as code points, but a verdict tells JavaScript's
 * length. Immutable and thread-safe.
 *
 * @param limit the last length that is allowed
 * @param direction 1 if longer texts are refused, -1 if shorter ones
 */
record TextLimit(double limit, int direction) implements ValueTest {
    static TextLimit atMost(double limit) {
        return new TextLimit(limit, 1);
    }

    static TextLimit atLeast(double limit) {
        return new TextLimit(limit, -1);
    }

    @Override
    public @Nullable String verdictOn(@Nullable Object value) {
        if (value instanceof String text && Double.compare(text.codePointCount(0, text.length()), limit) == direction) {
            return "must be %s %s or %s but it was %s"
                    .formatted(
                            JavaScriptText.of(limit),
                            limit == 1 ? "character" : "characters",
                            direction < 0 ? "more" : "fewer",
                            characters(text.length()));
        }
        return null;
    }

    private static String characters(int count) {
        return count == 1 ? "1 character" : count + " characters";
    }
}

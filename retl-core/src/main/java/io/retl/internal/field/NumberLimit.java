package io.retl.internal.field;

import io.retl.internal.mapping.JavaScriptText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that is not beyond a limit. Immutable and thread-safe.
 *
 * @param limit the last that is allowed, as it is written and not as the double that it is
 * @param direction 1 if numbers above are too large, -1 if numbers below are too small
 * @param verdict on those
 */
record NumberLimit(BigDecimal limit, int direction, String verdict) implements ValueTest {
    static NumberLimit atMost(double limit) {
        return new NumberLimit(
                BigDecimal.valueOf(limit), 1, "must be equal to or less than " + JavaScriptText.of(limit));
    }

    static NumberLimit atLeast(double limit) {
        return new NumberLimit(
                BigDecimal.valueOf(limit), -1, "must be equal to or greater than " + JavaScriptText.of(limit));
    }

    @Override
    public @Nullable String verdictOn(@Nullable Object value) {
        boolean isBeyond = value instanceof Number number
                && Integer.signum(WholeNumbers.decimal(number).compareTo(limit)) == direction;
        return isBeyond ? verdict : null;
    }
}

package io.retl.destination.values;

import org.jspecify.annotations.Nullable;

/** Which values JavaScript takes for true: all but null, false, zero, not-a-number and the empty text. */
public final class Truth {
    private Truth() {}

    /**
     * Whether a condition that is only the value holds.
     *
     * @param value of a payload; null stands for an absent one, too
     */
    public static boolean of(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            return real != 0 && !Double.isNaN(real);
        }
        return value != null && !value.equals("");
    }
}

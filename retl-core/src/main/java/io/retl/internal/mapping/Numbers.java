package io.retl.internal.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Brings numbers to the types that a node gives. */
final class Numbers {
    private Numbers() {}

    /** The number without loss as Long, BigInteger, BigDecimal or Double; null if it is of another kind. */
    static @Nullable Number normal(Number number) {
        if (number instanceof Long
                || number instanceof Double
                || number instanceof BigDecimal
                || number instanceof BigInteger) {
            return number;
        }
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        // By its text, because 0.1f widened is 0.10000000149011612.
        return number instanceof Float ? Double.valueOf(number.toString()) : null;
    }

    static boolean isFinite(Number number) {
        return !(number instanceof Double real) || Double.isFinite(real);
    }
}

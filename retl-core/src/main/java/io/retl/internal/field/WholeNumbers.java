package io.retl.internal.field;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers by their value, whatever type they have. Numbers of records are finite. */
final class WholeNumbers {
    /** So many places a number may have that is written out. */
    static final int MAX_PLACES = 1_000;

    private WholeNumbers() {}

    static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.toString());
    }

    static boolean isWhole(Number number) {
        return number instanceof Long
                || number instanceof BigInteger
                || decimal(number).stripTrailingZeros().scale() <= 0;
    }

    /** A whole number without fraction and exponent, unless that took too many places; another number as it is. */
    static Number plain(Number number) {
        if (number instanceof Long || number instanceof BigInteger) {
            return number;
        }
        BigDecimal decimal = decimal(number).stripTrailingZeros();
        if (decimal.scale() > 0 || decimal.precision() - (long) decimal.scale() > MAX_PLACES) {
            return number;
        }
        BigInteger whole = decimal.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValueExact() : whole;
    }
}

package io.retl.internal.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JavaScript turns them into text, but for one thing: no digit is lost. JavaScript knows numbers of 17
 * significant digits at most; one with more is written out, unless that took more than 1,000 places.
 */
public final class JavaScriptText {
    private static final int MAX_DIGITS = 17;
    private static final int MAX_PLACES = 1_000;

    /** Up to so many digits, two decimals are never the same double. */
    private static final int SAFE_DIGITS = 15;

    private static final List<RoundingMode> NEAREST_FIRST =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private JavaScriptText() {}

    /** The text; empty for null and absent. */
    public static String of(@Nullable Object value) {
        if (value == null || value == Absent.ABSENT) {
            return "";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return joined(list);
        }
        return value instanceof Map ? "[object Object]" : value.toString();
    }

    private static String joined(List<?> list) {
        StringBuilder text = new StringBuilder();
        String comma = "";
        for (Object element : list) {
            text.append(comma).append(of(element));
            comma = ",";
        }
        return text.toString();
    }

    private static String number(Number number) {
        return number instanceof Long ? number.toString() : decimal(exact(number));
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof Double real) {
            return shortest(real);
        }
        BigDecimal decimal = number instanceof BigInteger integer ? new BigDecimal(integer) : (BigDecimal) number;
        return decimal.stripTrailingZeros();
    }

    private static String decimal(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        String digits = number.unscaledValue().abs().toString();
        long point = digits.length() - (long) number.scale();
        boolean isPlain = point > -6 && point <= 21;
        boolean hasMoreDigits = digits.length() > MAX_DIGITS && Math.abs(point) <= MAX_PLACES;
        return isPlain || hasMoreDigits ? number.toPlainString() : withExponent(number.signum(), digits, point - 1);
    }

    private static String withExponent(int sign, String digits, long exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (sign < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /** The decimal with the fewest digits that reads as the double: what Java itself prints from version 19 on. */
    private static BigDecimal shortest(double real) {
        BigDecimal printed = new BigDecimal(Double.toString(real)).stripTrailingZeros();
        boolean isSafe = Math.abs(real) >= Double.MIN_NORMAL;
        if (real == 0 || (isSafe && printed.precision() <= SAFE_DIGITS)) {
            return printed;
        }
        BigDecimal exact = new BigDecimal(real);
        for (int digits = isSafe ? SAFE_DIGITS : 1; digits < printed.precision(); digits++) {
            for (RoundingMode mode : NEAREST_FIRST) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == real) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return printed;
    }
}

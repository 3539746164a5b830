package io.retl.destination.values;

import java.math.BigDecimal;

/** The text of one number, as JavaScript writes it, but with all its digits; {@link NumberOf} is the way back. */
public final class NumberText {
    /** From here on, and below the counterpart, JavaScript writes an exponent. */
    private static final int MOST_DIGITS = 21;

    private static final int MOST_ZEROS = 6;

    private NumberText() {}

    /** For example {@code 12.5}, {@code 1e+21} or {@code 9007199254740993}. */
    public static String of(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            if (!Double.isFinite(real)) {
                return Double.toString(real);
            }
        }
        BigDecimal exact = new BigDecimal(number.toString());
        if (exact.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = exact.stripTrailingZeros();
        int point = shortest.precision() - shortest.scale();
        if (point <= MOST_DIGITS && point > -MOST_ZEROS) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "")
                + (point - 1);
    }
}

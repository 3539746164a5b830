package io.retl.internal.field;

import io.retl.internal.mapping.JavaScript;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers from texts as JavaScript does, but keeps every digit. White space around a number is read over, white space
 * alone is 0, {@code 0x}, {@code 0o} and {@code 0b} begin numbers to other bases.
 *
 * <p>Reading takes time by the square of the digits; what has more than 1,000 digits or places is no number here, nor is
 * infinity.
 */
final class NumberText {
    private static final int SHORT_DIGITS = 18;
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?(?=[0-9])0*+([0-9]{0,4}))?");

    private NumberText() {}

    /** The number; null if the text is none. An empty text is none. */
    static @Nullable Number read(String text) {
        if (isShortInteger(text)) {
            return Long.valueOf(text);
        }
        String trimmed = JavaScript.trimmed(text);
        if (text.isEmpty() || trimmed.length() > WholeNumbers.MAX_PLACES) {
            return null;
        }
        if (trimmed.isEmpty()) {
            return 0L;
        }
        String prefix = trimmed.substring(0, Math.min(2, trimmed.length())).toLowerCase(Locale.ROOT);
        return switch (prefix) {
            case "0x" -> integer(trimmed.substring(2), 16);
            case "0o" -> integer(trimmed.substring(2), 8);
            case "0b" -> integer(trimmed.substring(2), 2);
            default -> decimal(trimmed);
        };
    }

    private static boolean isShortInteger(String text) {
        if (text.isEmpty() || text.length() > SHORT_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Number integer(String digits, int base) {
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit > 'f' || Character.digit(digit, base) < 0) {
                return null;
            }
        }
        return digits.isEmpty() ? null : WholeNumbers.plain(new BigDecimal(new BigInteger(digits, base)));
    }

    private static @Nullable Number decimal(String text) {
        Matcher number = DECIMAL.matcher(text);
        if (!number.matches()) {
            return null;
        }
        String exponent = number.group(1);
        if (exponent != null && !exponent.isEmpty() && Integer.parseInt(exponent) > WholeNumbers.MAX_PLACES) {
            return null;
        }
        return WholeNumbers.plain(new BigDecimal(text).stripTrailingZeros());
    }
}

package io.retl.destination.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that JavaScript reads in a text, but with all its digits; {@link NumberText} is the way back. */
public final class NumberOf {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern RADIX =
            Pattern.compile("0(?:[xX](?<x>[0-9a-fA-F]+)|[oO](?<o>[0-7]+)|[bB](?<b>[01]+))");

    private NumberOf() {}

    /**
     * The number: of a text without anything but white space zero, of one that stands for more than a double can hold an infinite
     * double, of one that is closer to zero than a double can be zero.
     *
     * @return empty if it is not a number
     */
    public static Optional<Number> text(String text) {
        String digits = Trimmed.of(text);
        if (digits.isEmpty()) {
            return Optional.of(0L);
        }
        if (digits.matches("[-+]?Infinity")) {
            return Optional.of(Double.parseDouble(digits));
        }
        Matcher radix = RADIX.matcher(digits);
        if (radix.matches()) {
            return Optional.of(whole(radix));
        }
        return DECIMAL.matcher(digits).matches() ? Optional.of(decimal(digits)) : Optional.empty();
    }

    private static Number whole(Matcher radix) {
        if (radix.group("x") != null) {
            return new BigInteger(radix.group("x"), 16);
        }
        return radix.group("o") != null ? new BigInteger(radix.group("o"), 8) : new BigInteger(radix.group("b"), 2);
    }

    private static Number decimal(String digits) {
        double real = Double.parseDouble(digits);
        if (Double.isInfinite(real)) {
            return real;
        }
        return real == 0 ? (Number) 0L : new BigDecimal(digits);
    }
}

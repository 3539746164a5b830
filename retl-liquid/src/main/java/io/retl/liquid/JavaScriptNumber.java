package io.retl.liquid;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as numbers, as JavaScript takes them: what is none is zero. */
final class JavaScriptNumber {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");
    private static final int HEXADECIMAL_RADIX = 16;

    private JavaScriptNumber() {}

    static double of(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value instanceof List<?> list) {
            return list.size() == 1 ? of(list.get(0)) : 0;
        }
        return value instanceof String text ? of(text.strip()) : 0;
    }

    private static double of(String text) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return Long.parseLong(text.substring(2), HEXADECIMAL_RADIX);
        }
        return DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : 0;
    }

    /** A number as JavaScript shows it: a whole one without a fraction. */
    static Object shown(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Object) (long) number : (Object) number;
    }
}

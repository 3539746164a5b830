package io.retl.liquid;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as the seed system's templates show them; of numbers no digit is lost. */
final class JavaScriptText {
    private static final int MAX_DIGITS = 21;
    private static final int SHOWN_DIGITS = 17;

    private JavaScriptText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array));
        }
        if (value instanceof List<?> list) {
            StringBuilder text = new StringBuilder();
            list.forEach(element -> text.append(of(element)));
            return text.toString();
        }
        if (value instanceof Map) {
            return "[object Object]";
        }
        return value instanceof Number number ? number(number) : value.toString();
    }

    private static String number(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof BigInteger) {
            return number.toString();
        }
        BigDecimal decimal = new BigDecimal(number.toString()).stripTrailingZeros();
        if (decimal.signum() == 0) {
            return "0";
        }
        int point = decimal.precision() - decimal.scale();
        return point > -6 && point <= MAX_DIGITS
                ? decimal.toPlainString()
                : decimal.round(new MathContext(SHOWN_DIGITS)).toString().replace('E', 'e');
    }
}

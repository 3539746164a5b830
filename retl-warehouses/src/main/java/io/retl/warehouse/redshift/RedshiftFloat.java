package io.retl.warehouse.redshift;

/**
 * Binary floating-point numbers as text and back.
 *
 * <p>Invariant: a number has one text, whatever the session and the version of the server, and different numbers have different
 * texts. Whole numbers are written as such. Others are the exponent of a power of two and a whole number of 53 bits, {@code -1p…}:
 * a power of two is exact, and so is the product with one. The logarithm that the exponent begins with may err by its last bit, so
 * it decides nothing: one that is too low is found out by a product of 54 bits. The 0.3 keeps it from being too high.
 */
final class RedshiftFloat {
    /** Beyond them not every whole number is one of these numbers. */
    private static final String LARGEST_WHOLE = constant("9E15");

    private static final int BITS = 53;
    private static final String TWO = constant("2");
    private static final String TWO_TO_THE_BITS = constant("9007199254740992");

    /** The power of two that a smaller number would be multiplied with is too large. */
    private static final String SMALL = constant("1E-290");

    private static final int SMALL_SHIFT = 600;

    private RedshiftFloat() {}

    /** The text of a number; null if it is null. */
    static String text(String sql) {
        String number = "CAST(" + sql + " AS DOUBLE PRECISION)";
        return ("CASE WHEN %s = %s THEN 'Infinity' WHEN %s = %s THEN '-Infinity' "
                        + "WHEN ABS(%s) < %s AND %s = FLOOR(%s) THEN %s "
                        + "WHEN ABS(%s) < %s THEN %s WHEN ABS(%s) <= %s THEN %s WHEN %s IS NOT NULL THEN 'NaN' END")
                .formatted(
                        number,
                        constant("Infinity"),
                        number,
                        constant("-Infinity"),
                        number,
                        LARGEST_WHOLE,
                        number,
                        number,
                        RedshiftText.integer("CAST(" + number + " AS BIGINT)"),
                        number,
                        SMALL,
                        parts("(" + number + " * POWER(" + TWO + ", " + SMALL_SHIFT + "))", SMALL_SHIFT),
                        number,
                        constant("1.7976931348623157E308"),
                        parts(number, 0),
                        number);
    }

    private static String parts(String number, int shift) {
        String exponent = "CAST(FLOOR(LN(ABS(%s)) / %s + %s) AS INTEGER)"
                .formatted(number, constant("0.6931471805599453"), constant("0.3"));
        String bits = "%s * POWER(%s, %s - %s)".formatted(number, TWO, BITS, exponent);
        return "CASE WHEN ABS(%s) >= %s THEN %s ELSE %s END"
                .formatted(
                        bits,
                        TWO_TO_THE_BITS,
                        part(exponent, shift - 1, bits + " / " + TWO),
                        part(exponent, shift, bits));
    }

    private static String part(String exponent, int shift, String bits) {
        return RedshiftText.integer(exponent + " - " + shift) + " || 'p' || "
                + RedshiftText.integer("CAST(" + bits + " AS BIGINT)");
    }

    private static String constant(String number) {
        return "CAST('" + number + "' AS DOUBLE PRECISION)";
    }

    /** The number of a text. */
    static double value(String text) {
        int mark = text.indexOf('p');
        return mark < 0
                ? Double.parseDouble(text)
                : Math.scalb(
                        (double) Long.parseLong(text, mark + 1, text.length(), 10),
                        Integer.parseInt(text, 0, mark, 10) - BITS);
    }
}

package io.retl.warehouse.h2;

/**
 * Binary floating-point numbers in a checksum.
 *
 * <p>Invariant: the part of a number is the same in every version of Java. H2 writes numbers as Java does, and Java
 * 19 changed the text of some (2.0E23 was 1.9999999999999998E23). Hence exponent and mantissa as integers: the power of
 * two is exact, and so is the product. The 0.3 moves the jump of the exponent away from the powers of two, where a
 * logarithm may err by its last bit. Only numbers beyond 1E300 or within 1E-290 of zero go in as text.
 */
final class H2Float {
    private H2Float() {}

    /** The branches of a CASE for a number that is not null. */
    static String part(String sql) {
        String number = "CAST(" + sql + " AS DOUBLE PRECISION)";
        String exponent = "CAST(FLOOR(LN(ABS(%s)) / %s + %s) AS INTEGER)"
                .formatted(number, constant("0.6931471805599453"), constant("0.3"));
        return """
                WHEN ABS(%s) < %s AND %s = FLOOR(%s) THEN CAST(CAST(%s AS BIGINT) AS VARCHAR) || ';' \
                WHEN ABS(%s) BETWEEN %s AND %s THEN CAST(%s AS VARCHAR) || 'p' || \
                CAST(CAST(%s * POWER(%s, 53 - %s) AS BIGINT) AS VARCHAR) || ';' \
                ELSE CAST(%s AS VARCHAR) || ';'""".formatted(
                        number,
                        constant("9E15"),
                        number,
                        number,
                        number,
                        number,
                        constant("1E-290"),
                        constant("1E300"),
                        exponent,
                        number,
                        constant("2"),
                        exponent,
                        sql);
    }

    private static String constant(String number) {
        return "CAST(" + number + " AS DOUBLE PRECISION)";
    }
}

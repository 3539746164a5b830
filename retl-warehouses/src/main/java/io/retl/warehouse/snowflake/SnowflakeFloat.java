package io.retl.warehouse.snowflake;

/**
 * Binary floating-point numbers in a checksum.
 *
 * <p>Invariant: two numbers have one part only if they are equal. Snowflake's text of a number has fewer digits than that
 * takes, so exponent and mantissa go in as integers: the power of two is exact, and so is the product. The 0.3 moves the jump
 * of the exponent away from the powers of two, where a logarithm may err by its last bit. Only numbers beyond 1E300 or within
 * 1E-290 of zero go in as text, with the digits that it has. The logarithm of zero would be an error even in a branch that is
 * not taken, should Snowflake compute it.
 */
final class SnowflakeFloat {
    private static final String LEAST = constant("1E-290");
    private static final String GREATEST = constant("1E300");

    private SnowflakeFloat() {}

    /** The part of a number, null for null. */
    static String part(String sql) {
        String exponent = "FLOOR(LN(ABS(NULLIF(%s, 0))) / 0.6931471805599453 + 0.3)".formatted(sql);
        return ("CASE WHEN %s = 0 THEN '0' WHEN ABS(%s) BETWEEN %s AND %s THEN CAST(CAST(%s AS BIGINT) AS VARCHAR)"
                        + " || 'p' || CAST(CAST(%s * POWER(2, 53 - %s) AS BIGINT) AS VARCHAR) ELSE CAST(%s AS VARCHAR) END")
                .formatted(sql, sql, LEAST, GREATEST, exponent, sql, exponent, sql);
    }

    private static String constant(String number) {
        return "CAST('" + number + "' AS DOUBLE)";
    }
}

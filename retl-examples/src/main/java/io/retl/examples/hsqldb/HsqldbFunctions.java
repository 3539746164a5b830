package io.retl.examples.hsqldb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that HSQLDB calls from SQL by their Java name, because its SQL has no hash and no way from text to bytes.
 *
 * <p>HSQLDB runs only functions that the JVM of the database allows: start it with
 * {@code -Dhsqldb.method_class_names=io.retl.examples.hsqldb.HsqldbFunctions.*}, and have this class on its class path.
 *
 * <p>Part of the stored state: no answer may ever change for the same value. Strings are at most 32,768 characters long,
 * which is what HSQLDB takes for a String; a longer one fails the statement. Thread-safe: it has no state.
 */
public final class HsqldbFunctions {
    /** A call of each function. */
    static final List<String> EXAMPLES = List.of(
            call("bytes", "''"),
            call("text", "X''"),
            call("digits", "'0'"),
            call("decimal", "0E0"),
            call("part", "''"),
            call("longPart", "CAST('' AS CLOB)"),
            call("sha256", "''"),
            call("bucket", "''", "1"));

    /** As many always suffice to tell a number from its neighbours. */
    private static final int MAX_DOUBLE_DIGITS = 17;

    private static final int MAX_PLAIN_CHARACTERS = 24;
    private static final int SHORT_HASH_BYTES = 16;

    private HsqldbFunctions() {}

    /** The SQL that calls one of the functions. */
    static String call(String function, String... arguments) {
        return '"' + HsqldbFunctions.class.getName() + "." + function + "\"(" + String.join(", ", arguments) + ")";
    }

    /** Each character as two bytes, so that no two texts give the same bytes and every text comes back. */
    public static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : utf16(text);
    }

    private static byte[] utf16(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    /** The text that {@link #bytes} was made from. */
    public static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    /** The digits of a decimal number without zeros at the end: 1.50 and 1.5 are one identifier. */
    public static @Nullable String digits(@Nullable String number) {
        return number == null
                ? null
                : new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    /** The shortest decimal number that means this one. Double.toString is not used: Java 19 changed some of its texts. */
    public static @Nullable String decimal(@Nullable Double number) {
        if (number == null || number.isInfinite() || number.isNaN()) {
            return number == null ? null : number.toString();
        }
        BigDecimal exact = new BigDecimal(number);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= MAX_DOUBLE_DIGITS; digits++) {
            shortest = exact.round(new MathContext(digits));
            if (shortest.doubleValue() == number) {
                break;
            }
        }
        return (number.equals(-0.0) ? "-" : "") + shortest.stripTrailingZeros().toPlainString();
    }

    /**
     * What a value adds to the text of its row. A null is {@code ~}, a short text begins with its length, and a longer one
     * is 128 bits of its hash, which keeps 900 columns within the length of a string.
     */
    public static String part(@Nullable String text) {
        if (text == null) {
            return "~";
        }
        return text.length() <= MAX_PLAIN_CHARACTERS
                ? text.length() + ":" + text
                : "#" + HexFormat.of().formatHex(Arrays.copyOf(sha256(text), SHORT_HASH_BYTES));
    }

    /** {@link #part} of a text of any length. */
    public static String longPart(@Nullable Clob text) throws SQLException {
        return part(text == null ? null : text.getSubString(1, Math.toIntExact(text.length())));
    }

    /** The hash of a text. */
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf16(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** A number from 0 to {@code buckets - 1}; null for null. */
    public static @Nullable Integer bucket(@Nullable String recordId, Integer buckets) {
        return recordId == null
                ? null
                : Math.floorMod(ByteBuffer.wrap(sha256(recordId)).getInt(), buckets);
    }
}

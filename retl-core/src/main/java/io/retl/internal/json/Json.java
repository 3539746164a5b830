package io.retl.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back. Thread-safe.
 *
 * <p>A value is null, a String, a Boolean, a Number, a List or a Map with text keys. An integer is read as a Long, a
 * longer one as a BigInteger, a number with a fraction or an exponent as a BigDecimal: no digit is lost. Of a repeated
 * key the last value wins. Text is written without white space, and nothing is escaped but quotes, backslashes, control
 * characters and surrogates without a partner, which have no UTF-8 form of their own.
 */
public final class Json {
    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 64;

    private Json() {}

    /**
     * Reads a text.
     *
     * @throws MalformedJsonException if it is not exactly one JSON value or nests deeper than {@link #MAX_DEPTH}
     */
    public static @Nullable Object parse(String text) {
        return JsonReader.read(text);
    }

    /**
     * Writes a value. A double that is not a number is written as a text.
     *
     * @throws IllegalArgumentException if it holds anything that is not a value as above
     */
    public static String write(@Nullable Object value) {
        JsonText text = new JsonText();
        JsonWalk.over(value, text);
        return text.toString();
    }

    /** How many bytes {@link #write} of the fields takes in UTF-8; nothing is built. */
    public static long sizeOf(Map<String, @Nullable Object> fields) {
        JsonSize size = new JsonSize();
        JsonWalk.over(fields, size);
        return size.bytes();
    }
}

package io.retl.destination.http;

import io.retl.destination.spi.RejectedDeliveryException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes text into a URL so that it means nothing but itself there. */
final class PercentEncoding {
    private static final String UNRESERVED = "-._~";

    private PercentEncoding() {}

    /**
     * Appends a value of a record.
     *
     * @throws RejectedDeliveryException if it has half a character
     */
    static void append(StringBuilder out, String value) {
        append(out, value, UNRESERVED);
    }

    /** Appends a text in which some marks besides letters, digits and the given ones keep their meaning. */
    static void append(StringBuilder out, String value, String kept) {
        ByteBuffer bytes = utf8(value);
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (isLetterOrDigit(next) || kept.indexOf(next) >= 0) {
                out.append((char) next);
            } else {
                out.append('%').append(hex(next >> 4)).append(hex(next));
            }
        }
    }

    static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static ByteBuffer utf8(String value) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
        } catch (CharacterCodingException failure) {
            throw new RejectedDeliveryException(
                    "A value in the URL has half a character, which has no UTF-8.", failure);
        }
    }

    private static char hex(int bits) {
        return Character.toUpperCase(Character.forDigit(bits & 0xF, 16));
    }
}

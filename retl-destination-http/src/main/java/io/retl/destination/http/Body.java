package io.retl.destination.http;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The body of a request, written once. Immutable and thread-safe. */
public final class Body {
    private final String contentType;
    private final byte[] bytes;

    private Body(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /**
     * A value as JSON, {@code application/json}: without white space, numbers with all their digits, a double that is
     * not a number as a text, half a character as an escape.
     *
     * @param value null, a String, a Boolean, a Number, a List or a Map with text keys, as in a
     *     {@link io.retl.destination.spi.Payload}
     * @throws IllegalArgumentException if it holds anything else
     */
    public static Body json(@Nullable Object value) {
        return new Body("application/json", JsonWriter.bytes(value));
    }

    /** Names and values in the order of the map, {@code application/x-www-form-urlencoded} in UTF-8. */
    public static Body form(Map<String, String> fields) {
        Objects.requireNonNull(fields, "fields");
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text("application/x-www-form-urlencoded;charset=UTF-8", form.toString());
    }

    /**
     * A text in UTF-8.
     *
     * @param contentType what it is, for example {@code text/csv;charset=UTF-8}
     */
    public static Body text(String contentType, String text) {
        Objects.requireNonNull(contentType, "contentType");
        return new Body(contentType, Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes, copied.
     *
     * @param contentType what they are, for example {@code application/octet-stream}
     */
    public static Body bytes(String contentType, byte[] bytes) {
        Objects.requireNonNull(contentType, "contentType");
        return new Body(contentType, Objects.requireNonNull(bytes, "bytes").clone());
    }

    /** What it is; the header of that name unless the request sets another. */
    public String contentType() {
        return contentType;
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** A read-only view of the bytes, for a signature over exactly what is sent. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** The bytes read as UTF-8, for previews. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What it is and how large, not what it says. */
    @Override
    public String toString() {
        return "Body[" + contentType + ", " + bytes.length + " bytes]";
    }

    BodyPublisher publisher() {
        return BodyPublishers.ofByteArray(bytes);
    }
}

package io.retl.destination.http;

import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A complete answer. Immutable and thread-safe. */
public final class Response {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Failures failures;

    Response(int status, HttpHeaders headers, byte[] body, Failures failures) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.failures = failures;
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.firstValue(Objects.requireNonNull(name, "name"));
    }

    /** The body read as UTF-8. It comes from outside: it may hold anything, and belongs into no log. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body read as JSON: null, a String, a Boolean, a Long, a BigInteger, a BigDecimal, a List or a Map, new and
     * changeable. Refused are a name that occurs twice in an object, more than 64 levels, numbers of more than 1,000
     * characters or with a huge exponent, and texts of more than 4 MiB.
     *
     * @throws OutcomeUnknownException if it is refused, or no JSON, although the status is a success
     * @throws DeliveryException as {@link #orThrow()} if it is refused, or no JSON, and the status is none
     */
    public @Nullable Object json() {
        try {
            return JsonReader.read(body);
        } catch (IOException failure) {
            // Without it: its message may quote the body.
            orThrow();
            throw failures.unusable(status, "but its body is no JSON, or beyond the limits.");
        }
    }

    /**
     * This answer, if it is a success.
     *
     * @throws DeliveryException what {@link HttpSender} makes of the status otherwise
     */
    public Response orThrow() {
        if (isSuccess()) {
            return this;
        }
        throw failures.ofStatus(status, headers, text());
    }

    /**
     * What a message may show of a text that the answer holds, for example what it says of one record: the beginning, at most
     * 1 KiB, on one line, with the secrets of the request masked.
     */
    public String excerpt(String text) {
        return failures.excerpt(Objects.requireNonNull(text, "text"));
    }

    /** The status, without headers and body. */
    @Override
    public String toString() {
        return "Response[" + status + "]";
    }
}

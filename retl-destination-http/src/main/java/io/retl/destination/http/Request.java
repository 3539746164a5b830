package io.retl.destination.http;

import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request to send. Immutable and thread-safe. */
public final class Request {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");

    private final String method;
    private final Url url;
    private final Map<String, String> headers;
    private final @Nullable Body body;

    private Request(Builder builder) {
        this.method = builder.method;
        this.url = builder.url;
        this.body = builder.body;
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(builder.headers);
        if (body != null) {
            all.putIfAbsent("content-type", body.contentType());
        }
        this.headers = Collections.unmodifiableMap(all);
    }

    /**
     * Starts a request without headers and body.
     *
     * @param method {@code DELETE}, {@code GET}, {@code HEAD}, {@code PATCH}, {@code POST} or {@code PUT}
     * @throws IllegalArgumentException if it is another method
     */
    public static Builder builder(String method, Url url) {
        return new Builder(method, url);
    }

    /** What to do there. */
    public String method() {
        return method;
    }

    /** Where to. */
    public Url url() {
        return url;
    }

    /** The names of the headers, in alphabetical order; without what the {@link HttpSender} adds. */
    public Set<String> headerNames() {
        return headers.keySet();
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(Objects.requireNonNull(name, "name")));
    }

    /** The body, if there is one. */
    public Optional<Body> body() {
        return Optional.ofNullable(body);
    }

    /**
     * What {@link io.retl.destination.spi.Action#preview} shows of it: method, address without query, the names of the
     * headers and the body. A secret in the body is shown.
     */
    public RequestPreview preview() {
        String names = String.join(", ", headerNames());
        return new RequestPreview(
                method + " " + url.address() + (names.isEmpty() ? "" : " (" + names + ")"),
                body == null ? "" : body.text());
    }

    /** Method and address, for messages: see {@link Url#toString()}. */
    @Override
    public String toString() {
        return method + " " + url;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** Collects the parts of a {@link Request}. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final Url url;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private int characters;
        private @Nullable Body body;

        private Builder(String method, Url url) {
            if (!METHODS.contains(Objects.requireNonNull(method, "method"))) {
                throw new IllegalArgumentException("The method is not one of " + new TreeSet<>(METHODS) + ".");
            }
            this.method = method;
            this.url = Objects.requireNonNull(url, "url");
        }

        /**
         * Adds a header.
         *
         * @param name letters, digits and few marks
         * @param value printable ASCII; may be empty
         * @throws RejectedDeliveryException if the name or the value cannot be in a header, the name is there already
         *     or one that the HTTP client sets ({@code host}, {@code content-length} and the like), or there are more
         *     than 100 headers or 16,384 characters of them
         */
        public Builder header(String name, String value) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            HeaderRules.check(name, value).ifPresent(Builder::refuse);
            if (headers.put(name, value) != null) {
                refuse("The header '" + name + "' is set twice.");
            }
            characters += name.length() + value.length();
            if (headers.size() > HeaderRules.MAX_HEADERS || characters > HeaderRules.MAX_CHARACTERS) {
                refuse("There are " + headers.size() + " headers with " + characters + " characters; the limit is "
                        + HeaderRules.MAX_HEADERS + " with " + HeaderRules.MAX_CHARACTERS + ".");
            }
            return this;
        }

        /** The body; default none. */
        public Builder body(Body body) {
            this.body = Objects.requireNonNull(body, "body");
            return this;
        }

        /** The request. */
        public Request build() {
            return new Request(this);
        }

        private static void refuse(String problem) {
            throw new RejectedDeliveryException(problem, null);
        }
    }
}

package io.retl.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A request as it reached a {@link ScriptedServer}. Immutable and thread-safe. */
public final class ScriptedServerRequest {
    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    ScriptedServerRequest(String method, String target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        this.body = body;
    }

    /** For example {@code POST}. */
    public String method() {
        return method;
    }

    /** Path and query as they were sent, for example {@code /contacts?dry=true}. */
    public String target() {
        return target;
    }

    /** The headers by name in lower case; values of a repeated one are joined by commas. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(
                headers.get(Objects.requireNonNull(name, "name").toLowerCase(Locale.ROOT)));
    }

    /** The bytes of the body; a copy, empty if there was none. */
    public byte[] body() {
        return body.clone();
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Method and target. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}

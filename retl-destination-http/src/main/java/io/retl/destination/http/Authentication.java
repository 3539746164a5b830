package io.retl.destination.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a request says who sends it. Immutable and thread-safe; {@code toString} masks every secret. */
public final class Authentication {
    private static final Authentication NONE = new Authentication("none", null, "", List.of());

    private final String scheme;
    private final @Nullable String headerName;
    private final String headerValue;
    private final List<String> secrets;

    private Authentication(String scheme, @Nullable String headerName, String headerValue, List<String> secrets) {
        this.scheme = scheme;
        this.headerName = headerName;
        this.headerValue = headerValue;
        this.secrets = secrets;
        if (headerName != null) {
            HeaderRules.check(headerName, headerValue).ifPresent(problem -> {
                throw new IllegalArgumentException("The credentials cannot be sent: " + problem);
            });
        }
    }

    /** Not at all. */
    public static Authentication none() {
        return NONE;
    }

    /**
     * With a user and a password, in UTF-8.
     *
     * @throws IllegalArgumentException if the user has a colon
     */
    public static Authentication basic(String user, String password) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The user has a colon, which separates it from the password.");
        }
        String pair = user + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return new Authentication("basic", "authorization", "Basic " + encoded, List.of(encoded, pair, password));
    }

    /**
     * With a token in the header {@code authorization}.
     *
     * @throws IllegalArgumentException if the token has a character that a header cannot carry
     */
    public static Authentication bearer(String token) {
        Objects.requireNonNull(token, "token");
        return new Authentication("bearer", "authorization", "Bearer " + token, List.of(token));
    }

    /**
     * With a secret in a header of its own.
     *
     * @param name for example {@code x-api-key}
     * @throws IllegalArgumentException if the name or the secret cannot be in a header
     */
    public static Authentication header(String name, String secret) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(secret, "secret");
        return new Authentication("header " + name, name, secret, List.of(secret));
    }

    /** The kind, without the credentials. */
    @Override
    public String toString() {
        return "Authentication[" + scheme + (headerName == null ? "" : ", ***") + "]";
    }

    @Nullable
    String headerName() {
        return headerName;
    }

    String headerValue() {
        return headerValue;
    }

    List<String> secrets() {
        return secrets;
    }
}

package io.retl.destination.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a request says who sends it. Thread-safe, and immutable but for a token that runs out; {@code toString} masks every
 * secret.
 */
public final class Authentication {
    private static final Authentication NONE = new Authentication("none", null, "", List.of(), null);
    private static final String AUTHORIZATION = "authorization";
    private static final String BEARER = "Bearer ";

    private final String scheme;
    private final @Nullable String headerName;
    private final String headerValue;
    private final List<String> secrets;
    private final @Nullable Supplier<KeptToken> kept;

    private Authentication(
            String scheme,
            @Nullable String headerName,
            String headerValue,
            List<String> secrets,
            @Nullable Supplier<KeptToken> kept) {
        this.scheme = scheme;
        this.headerName = headerName;
        this.headerValue = headerValue;
        this.secrets = secrets;
        this.kept = kept;
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
        return new Authentication("basic", AUTHORIZATION, "Basic " + encoded, List.of(encoded, pair, password), null);
    }

    /**
     * With a token in the header {@code authorization}.
     *
     * @throws IllegalArgumentException if the token has a character that a header cannot carry
     */
    public static Authentication bearer(String token) {
        Objects.requireNonNull(token, "token");
        return new Authentication("bearer", AUTHORIZATION, BEARER + token, List.of(token), null);
    }

    /**
     * With a token that runs out. It is fetched before the first request and kept, for all senders that have this object;
     * {@link HttpSender#refreshCredentials()} fetches another.
     */
    public static Authentication bearer(TokenSource source) {
        Objects.requireNonNull(source, "source");
        KeptToken kept = new KeptToken(source);
        return new Authentication("bearer", AUTHORIZATION, BEARER, List.of(), () -> kept);
    }

    /**
     * With the token of an account, which others may use and refresh, too.
     *
     * @param secrets what no message may show besides the tokens
     * @param account asked anew for each request
     */
    static Authentication account(List<String> secrets, Supplier<KeptToken> account) {
        return new Authentication("oauth 2", AUTHORIZATION, BEARER, List.copyOf(secrets), account);
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
        return new Authentication("header " + name, name, secret, List.of(secret), null);
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

    /** The token for the next request, which may have to be fetched; null if the credentials never change. */
    KeptToken.@Nullable Token token() throws InterruptedException {
        return kept == null ? null : kept.get().current();
    }

    String headerValue(KeptToken.@Nullable Token token) {
        return token == null ? headerValue : BEARER + token.text();
    }

    /** As {@link HttpSender#refreshCredentials()}. */
    boolean refresh() throws InterruptedException {
        return kept != null && kept.get().refresh();
    }

    /** What no message may show, the last tokens included. */
    List<String> secrets() {
        if (kept == null) {
            return secrets;
        }
        List<String> all = new ArrayList<>(secrets);
        all.addAll(kept.get().secrets());
        return all;
    }
}

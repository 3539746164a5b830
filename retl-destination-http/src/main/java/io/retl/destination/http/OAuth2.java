package io.retl.destination.http;

import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Credentials of services with OAuth 2. Thread-safe: it has no state of its own.
 *
 * <p>The tokens of an account are shared by all destinations of this JVM that use it, so that a new one, which may end the
 * one before, is fetched once for all. An account is the address that gives tokens, the client and its secrets. The tokens
 * of at most {@value AccountTokens#MAX_ACCOUNTS} accounts are remembered, each until it was not used for a day.
 */
public final class OAuth2 {
    /** The setting for a token that is valid already, {@code accessToken}; none is needed. */
    public static final String ACCESS_TOKEN = "accessToken";

    /** The setting for what new tokens are fetched with, {@code refreshToken}. */
    public static final String REFRESH_TOKEN = "refreshToken";

    /** The setting for the name of the application at the service, {@code clientId}. */
    public static final String CLIENT_ID = "clientId";

    /** The setting for the password of the application at the service, {@code clientSecret}. */
    public static final String CLIENT_SECRET = "clientSecret";

    private OAuth2() {}

    /**
     * The four settings, followed by others; for {@link HttpSettings#definitions}.
     *
     * @param own the settings that only this destination takes
     */
    public static SettingDefinition[] definitions(SettingDefinition... own) {
        List<SettingDefinition> all = new ArrayList<>(List.of(
                SettingDefinition.builder(ACCESS_TOKEN)
                        .description("A token to begin with; the first is fetched if there is none.")
                        .secret()
                        .build(),
                SettingDefinition.builder(REFRESH_TOKEN)
                        .description("What new tokens are fetched with.")
                        .secret()
                        .build(),
                SettingDefinition.builder(CLIENT_ID)
                        .description("The application that fetches tokens.")
                        .build(),
                SettingDefinition.builder(CLIENT_SECRET)
                        .description("The secret of that application.")
                        .secret()
                        .build()));
        all.addAll(List.of(own));
        return all.toArray(SettingDefinition[]::new);
    }

    /**
     * With the token that the settings give, as long as the service takes it, and then with tokens that are fetched with the
     * refresh token. Without a refresh token the given one is all there is.
     *
     * @param settings with the values of {@link #definitions}
     * @param tokens the address of the service that gives tokens, see {@link HttpSettings#serviceUrl}
     * @throws IllegalArgumentException if there is neither a token nor all that is needed to fetch one; the message is a
     *     sentence
     */
    public static Authentication refreshToken(Settings settings, Url tokens) {
        Optional<String> given = settings.find(ACCESS_TOKEN).filter(token -> !token.isEmpty());
        Optional<String> refreshToken = settings.find(REFRESH_TOKEN).filter(token -> !token.isEmpty());
        if (refreshToken.isEmpty()) {
            return Authentication.bearer(given.orElseThrow(() -> new IllegalArgumentException("There is neither an '"
                    + ACCESS_TOKEN + "' nor a '" + REFRESH_TOKEN + "', one of which the destination needs.")));
        }
        String clientId = needed(settings, CLIENT_ID);
        String clientSecret = needed(settings, CLIENT_SECRET);
        TokenRequest request = new TokenRequest(HttpSettings.of(settings), Objects.requireNonNull(tokens, "tokens"));
        Account account = Account.of(tokens, clientId, clientSecret, refreshToken.get());
        return Authentication.account(
                List.of(refreshToken.get(), clientSecret),
                () -> AccountTokens.of(
                        account,
                        () -> new RefreshGrants(
                                request, clientId, clientSecret, refreshToken.get(), given.orElse(null))));
    }

    /**
     * With tokens that an application fetches in its own name.
     *
     * @param settings with the time-out of {@link HttpSettings}
     * @param tokens the address of the service that gives tokens
     * @param clientId the name of the application
     * @param clientSecret its password
     * @param more what else the form carries, for example a {@code scope}
     */
    public static Authentication clientCredentials(
            HttpSettings settings, Url tokens, String clientId, String clientSecret, Map<String, String> more) {
        TokenRequest request = new TokenRequest(
                Objects.requireNonNull(settings, "settings"), Objects.requireNonNull(tokens, "tokens"));
        Map<String, String> form = new LinkedHashMap<>(Objects.requireNonNull(more, "more"));
        form.put("grant_type", "client_credentials");
        form.put("client_id", Objects.requireNonNull(clientId, "clientId"));
        form.put("client_secret", Objects.requireNonNull(clientSecret, "clientSecret"));
        Account account = Account.of(tokens, clientId, clientSecret, more.toString());
        return Authentication.account(
                List.of(clientSecret),
                () -> AccountTokens.of(
                        account,
                        () -> () -> request.send(form, List.of(clientSecret)).grant()));
    }

    private static String needed(Settings settings, String name) {
        return settings.find(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("Setting '" + name
                        + "' has no value; it is needed to fetch tokens with the '" + REFRESH_TOKEN + "'."));
    }
}

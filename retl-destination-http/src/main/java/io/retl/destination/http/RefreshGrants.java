package io.retl.destination.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First the token that was given, then those that a refresh token is good for. Called by one thread at a time. */
final class RefreshGrants implements KeptToken.Source {
    private final TokenRequest request;
    private final String clientId;
    private final String clientSecret;
    /** A service may replace it with each answer. */
    private String refreshToken;

    private @Nullable String given;

    RefreshGrants(
            TokenRequest request, String clientId, String clientSecret, String refreshToken, @Nullable String given) {
        this.request = request;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
        this.given = given;
    }

    @Override
    public KeptToken.Grant fetch() throws InterruptedException {
        String first = given;
        given = null;
        return first == null ? refreshed() : new KeptToken.Grant(first, null);
    }

    private KeptToken.Grant refreshed() throws InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("refresh_token", refreshToken);
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret);
        form.put("grant_type", "refresh_token");
        TokenAnswer answer = request.send(form, List.of(refreshToken, clientSecret));
        if (answer.refreshToken() != null) {
            refreshToken = answer.refreshToken();
        }
        return answer.grant();
    }
}

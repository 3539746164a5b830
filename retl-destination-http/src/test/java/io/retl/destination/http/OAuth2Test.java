package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OAuth2Test {
    private final AtomicInteger refreshes = new AtomicInteger();
    private final ScriptedServer server = ScriptedServer.open();
    private volatile String valid = "access-token-1";

    OAuth2Test() {
        server.otherwise(request -> request.target().equals("/token")
                ? token("access-token-" + refreshes.incrementAndGet(), "")
                : ScriptedServerAnswer.status(authorization(request).equals("Bearer " + valid) ? 200 : 401));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void settingsNameTheFourAndTheOwn() {
        SettingDefinition own = SettingDefinition.builder("portalId").build();

        assertThat(OAuth2.definitions(own))
                .extracting(SettingDefinition::name, SettingDefinition::isSecret)
                .containsExactly(
                        tuple("accessToken", true),
                        tuple("refreshToken", true),
                        tuple("clientId", false),
                        tuple("clientSecret", true),
                        tuple("portalId", false));
    }

    @Test
    void givenTokenIsUsedFirstAndRefreshedAfterARefusal() throws InterruptedException {
        valid = "given-token";
        try (HttpSender sender = sender(Map.of("accessToken", "given-token"))) {
            sender.send(request());
            valid = "access-token-1";
            assertThatThrownBy(() -> sender.send(request())).isInstanceOf(AuthenticationException.class);

            assertThat(sender.refreshCredentials()).isTrue();
            sender.send(request());
        }

        assertThat(server.requests()).hasToString("[POST /in, POST /in, POST /token, POST /in]");
        ScriptedServerRequest refresh = server.requests().get(2);
        assertThat(refresh.text())
                .isEqualTo("refresh_token=refresh-1&client_id=app&client_secret=s%26cret&grant_type=refresh_token");
        assertThat(refresh.header("content-type")).contains("application/x-www-form-urlencoded;charset=UTF-8");
        assertThat(refresh.header("authorization")).isEmpty();
    }

    @Test
    void withoutAGivenTokenTheFirstIsFetched() throws InterruptedException {
        try (HttpSender sender = sender(Map.of())) {
            sender.send(request());
            sender.send(request());
        }

        assertThat(server.requests()).hasToString("[POST /token, POST /in, POST /in]");
    }

    @Test
    void destinationsOfOneAccountShareItsToken() throws InterruptedException {
        try (HttpSender one = sender(Map.of());
                HttpSender other = sender(Map.of())) {
            one.send(request());
            other.send(request());
        }

        assertThat(refreshes).hasValue(1);
    }

    @Test
    void otherSecretsAreAnotherAccount() throws InterruptedException {
        try (HttpSender one = sender(Map.of());
                HttpSender other = sender(Map.of("refreshToken", "refresh-2"));
                HttpSender third = sender(Map.of("clientSecret", "corrected"))) {
            one.send(request());
            valid = "access-token-2";
            other.send(request());
            valid = "access-token-3";
            third.send(request());
        }

        assertThat(refreshes).hasValue(3);
    }

    @Test
    void newRefreshTokenReplacesTheOldOne() throws InterruptedException {
        server.answer(token("access-token-1", ",\"refresh_token\":\"refresh-2\""));
        try (HttpSender sender = sender(Map.of())) {
            sender.send(request());
            sender.refreshCredentials();
        }

        assertThat(server.requests().get(2).text()).startsWith("refresh_token=refresh-2&");
    }

    @Test
    void refusedRefreshSaysSoWithoutSecrets() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(400).body("{\"error\":\"invalid_grant: refresh-1\"}"));
        try (HttpSender sender = sender(Map.of())) {
            assertThatThrownBy(() -> sender.send(request()))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage("The token could not be refreshed (OAUTH_REFRESH_FAILED): POST " + server.url("/token")
                            + " answered 400: {\"error\":\"invalid_grant: ***\"}");
        }
    }

    @Test
    void answerWithoutATokenIsAFailedRefresh() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("{\"access_token\":7}"));
        try (HttpSender sender = sender(Map.of())) {
            assertThatThrownBy(() -> sender.send(request()))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage("The token could not be refreshed (OAUTH_REFRESH_FAILED): the answer holds no"
                            + " 'access_token'.");
        }
    }

    @Test
    void serviceThatIsDownIsTriedAgain() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(503));
        try (HttpSender sender = sender(Map.of())) {
            assertThatThrownBy(() -> sender.send(request())).isInstanceOf(NotSentException.class);
            sender.send(request());
        }
    }

    @Test
    void noMessageShowsTokensOrSecrets() throws InterruptedException {
        try (HttpSender sender = sender(Map.of())) {
            server.answer(token("access-token-1", ""));
            server.answer(ScriptedServerAnswer.status(422).body("access-token-1 refresh-1 s&cret"));

            assertThatThrownBy(() -> sender.send(request())).hasMessageEndingWith(" answered 422: *** *** ***");
            assertThat(sender).hasToString("HttpSender[timeout=PT30S, Authentication[oauth 2, ***]]");
        }
    }

    @Test
    void clientCredentialsFetchATokenInTheirOwnName() throws InterruptedException {
        HttpSettings settings = Sending.settings(Map.of());
        Authentication application =
                OAuth2.clientCredentials(settings, Url.of(server.url("/token")), "app", "s&cret", Map.of("scope", "x"));
        try (HttpSender sender =
                HttpSender.builder(settings).authentication(application).build()) {
            sender.send(request());
            assertThat(sender.refreshCredentials()).isTrue();
        }

        assertThat(server.requests().get(0).text())
                .isEqualTo("scope=x&grant_type=client_credentials&client_id=app&client_secret=s%26cret");
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void withoutARefreshTokenTheGivenTokenIsAll() throws InterruptedException {
        valid = "given-token";
        try (HttpSender sender = sender(Map.of("accessToken", "given-token", "refreshToken", ""))) {
            sender.send(request());

            assertThat(sender.refreshCredentials()).isFalse();
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> sender(Map.of("refreshToken", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is neither an 'accessToken' nor a 'refreshToken', one of which the destination needs.");
        assertThatThrownBy(() -> sender(Map.of("clientSecret", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Setting 'clientSecret' has no value; it is needed to fetch tokens with the 'refreshToken'.");
    }

    private HttpSender sender(Map<String, String> changed) {
        Map<String, String> values =
                new HashMap<>(Map.of("refreshToken", "refresh-1", "clientId", "app", "clientSecret", "s&cret"));
        values.putAll(changed);
        Settings settings = Settings.complete(values, List.of());
        return HttpSender.builder(HttpSettings.of(settings))
                .authentication(OAuth2.refreshToken(settings, Url.of(server.url("/token"))))
                .build();
    }

    private Request request() {
        return Sending.post(server.url("/in"));
    }

    private static ScriptedServerAnswer token(String token, String more) {
        return ScriptedServerAnswer.status(200).body("{\"access_token\":\"" + token + "\"" + more + "}");
    }

    private static String authorization(ScriptedServerRequest request) {
        return request.header("authorization").orElse("");
    }
}

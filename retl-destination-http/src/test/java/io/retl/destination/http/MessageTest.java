package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.DeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages show of requests, answers and secrets. */
class MessageTest {
    private final ScriptedServer server = ScriptedServer.open();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refusalIsQuotedOnOneLine() {
        server.answer(ScriptedServerAnswer.status(422).body("{\"error\":\r\n\t\"no\u0000 such\u202e plan\"}\n"));

        assertThat(failure(Sending.post(server.url("/in"))))
                .hasMessage("POST " + server.url("/in") + " answered 422: {\"error\": \"no such plan\"}");
    }

    @Test
    void refusalIsQuotedUpToAKibibyte() {
        server.answer(ScriptedServerAnswer.status(400).body("é".repeat(2_000)));

        String message = failure(Sending.post(server.url("/in"))).getMessage();

        assertThat(message).endsWith(" answered 400: " + "é".repeat(512));
        assertThat(message.substring(message.indexOf(": é") + 2).getBytes(StandardCharsets.UTF_8))
                .hasSize(1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 429, 501})
    void onlyRefusalsAndUnknownOutcomesQuoteTheAnswer(int status) {
        server.answer(ScriptedServerAnswer.status(status).body("ada@example.com"));

        assertThat(failure(Sending.post(server.url("/in"))).getMessage()).doesNotContain("ada@example.com");
    }

    @Test
    void answerMayNotRepeatWhatAHeaderCarried() {
        server.answer(ScriptedServerAnswer.status(400).body("bad token canary-token for application/json"));
        Request request = Request.builder("POST", Url.of(server.url("/in")))
                .header("X-Token", "Token canary-token")
                .header("X-Version", "o")
                .body(Body.json(1))
                .build();

        assertThat(failure(request))
                .hasMessage("POST " + server.url("/in") + " answered 400: bad token *** for application/json");
    }

    @Test
    void urlIsShownWithoutQueryFragmentAndAddedValues() {
        server.answer(ScriptedServerAnswer.status(400));
        Url url = Url.of(server.url("/v1?key=canary#canary"))
                .path("ada@example.com", "orders")
                .query("token", "canary");

        assertThat(failure(Request.builder("POST", url).build()))
                .hasMessage("POST " + server.url("/v1/…") + " answered 400.");
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/ada%40example.com/orders?key=canary&token=canary");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 429, 500, 501})
    void secretsAreMaskedInWhateverTheServerEchoes(int status) {
        String echo = "You sent canary-token, canary-user:canary/pass and canary%2Fpass, "
                + "Y2FuYXJ5LXVzZXI6Y2FuYXJ5L3Bhc3M= and canary/pass" + "x".repeat(1_100) + "canary-token";
        server.otherwise(request ->
                ScriptedServerAnswer.status(status).body(echo).header("location", "https://canary-token.example.com/"));

        assertThat(failure(Sending.post(server.url("/canary-token"))).getMessage())
                .doesNotContain("canary", "Y2FuYXJ5");
    }

    @Test
    void everyKindOfCredentialsIsMasked() {
        for (Authentication authentication :
                List.of(Authentication.bearer("canary"), Authentication.header("x-api-key", "canary"))) {
            server.answer(ScriptedServerAnswer.status(400).body("Who is canary?"));
            try (HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                    .authentication(authentication)
                    .build()) {
                assertThatThrownBy(() -> sender.send(Sending.post(server.url("/in"))))
                        .hasMessage("POST " + server.url("/in") + " answered 400: Who is ***?");
            }
        }
    }

    @Test
    void secretIsMaskedBeforeTheExcerptIsCut() {
        server.answer(ScriptedServerAnswer.status(400).body("x".repeat(1_020) + "canary-token"));

        assertThat(failure(Sending.post(server.url("/in"))).getMessage()).endsWith("x***");
    }

    @Test
    void nothingPrintsASecret() {
        HttpSettings settings = Sending.settings(Map.of());
        Authentication basic = Authentication.basic("ada", "canary");

        assertThat(basic).hasToString("Authentication[basic, ***]");
        assertThat(Authentication.bearer("canary")).hasToString("Authentication[bearer, ***]");
        assertThat(Authentication.header("x-api-key", "canary")).hasToString("Authentication[header x-api-key, ***]");
        assertThat(Authentication.none()).hasToString("Authentication[none]");
        assertThat(HttpSender.builder(settings)
                        .authentication(basic)
                        .secret("canary")
                        .build())
                .hasToString("HttpSender[timeout=PT30S, Authentication[basic, ***]]");
        assertThat(Request.builder("POST", Url.of("https://host/p?canary"))
                        .header("x", "canary")
                        .body(Body.json("canary"))
                        .build())
                .hasToString("POST https://host/p");
        assertThat(Body.json("canary")).hasToString("Body[application/json, 8 bytes]");
    }

    private DeliveryException failure(Request request) {
        try (HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                .authentication(Authentication.basic("canary-user", "canary/pass"))
                .secret("canary-token")
                .build()) {
            return catchThrowableOfType(DeliveryException.class, () -> sender.send(request));
        }
    }
}

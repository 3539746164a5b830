package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A token that runs out, from the request that finds out to the one that goes on. */
@Timeout(60)
class TokenRefreshTest {
    private final ScriptedServer server = ScriptedServer.open();
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile String valid = "canary-1";

    private final HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
            .authentication(Authentication.bearer(() -> "canary-" + fetches.incrementAndGet()))
            .build();

    TokenRefreshTest() {
        server.otherwise(
                request -> ScriptedServerAnswer.status(authorization(request).equals("Bearer " + valid) ? 200 : 401));
    }

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @Test
    void tokenThatRunsOutMidwayIsRefreshedOnceAndSendingGoesOn() throws InterruptedException {
        send();
        send();
        valid = "canary-2";
        assertThatThrownBy(this::send).isInstanceOf(AuthenticationException.class);

        assertThat(sender.refreshCredentials()).isTrue();
        send();
        send();

        assertThat(server.requests())
                .extracting(TokenRefreshTest::authorization)
                .containsExactly(
                        "Bearer canary-1", "Bearer canary-1", "Bearer canary-1", "Bearer canary-2", "Bearer canary-2");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void refreshedTokenMayBeRefusedToo() throws InterruptedException {
        valid = "another";
        assertThatThrownBy(this::send).isInstanceOf(AuthenticationException.class);
        assertThat(sender.refreshCredentials()).isTrue();

        assertThatThrownBy(this::send)
                .isInstanceOf(AuthenticationException.class)
                .hasMessageEndingWith(
                        "answered 401: the credentials were refused. Correct them in the destination's" + " settings.");
    }

    @Test
    void noMessageShowsTheNewOrTheOldToken() throws InterruptedException {
        valid = "canary-2";
        assertThatThrownBy(this::send).isInstanceOf(AuthenticationException.class);
        sender.refreshCredentials();
        server.otherwise(
                request -> ScriptedServerAnswer.status(422).body("canary-2 is not like canary-1 or canary%2D1x"));

        RejectedDeliveryException failure = catchThrowableOfType(RejectedDeliveryException.class, this::send);

        assertThat(failure).hasMessageEndingWith(" answered 422: *** is not like *** or canary%2D1x");
        assertThat(sender).hasToString("HttpSender[timeout=PT30S, Authentication[bearer, ***]]");
    }

    @Test
    void withoutATokenNothingIsSent() {
        try (HttpSender mute = HttpSender.builder(Sending.settings(Map.of()))
                .authentication(Authentication.bearer(() -> {
                    throw new NotSentException("POST https://login.example.com/token was not sent", null);
                }))
                .build()) {
            assertThatThrownBy(() -> mute.send(Sending.post(server.url("/in"))))
                    .isInstanceOf(NotSentException.class)
                    .hasMessage("POST https://login.example.com/token was not sent");
            assertThatThrownBy(mute::refreshCredentials).isInstanceOf(NotSentException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void tokenThatComesTooLateIsNotUsed() {
        try (HttpSender late = HttpSender.builder(Sending.settings(Map.of("timeout", "PT0.000001S")))
                .authentication(Authentication.bearer(() -> {
                    long began = System.nanoTime();
                    while (System.nanoTime() - began < 1_000_000) {
                        Thread.onSpinWait();
                    }
                    return "canary";
                }))
                .build()) {
            assertThatThrownBy(() -> late.send(Sending.post(server.url("/in"))))
                    .isInstanceOf(NotSentException.class)
                    .hasMessage(
                            "POST " + server.url("/in") + " was not sent: its token was not there within PT0.000001S.");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void sendersOfOneAuthenticationShareTheToken() throws InterruptedException {
        Authentication shared = Authentication.bearer(() -> "canary-" + fetches.incrementAndGet());
        HttpSettings settings = Sending.settings(Map.of());
        try (HttpSender one =
                        HttpSender.builder(settings).authentication(shared).build();
                HttpSender other =
                        HttpSender.builder(settings).authentication(shared).build()) {
            one.send(Sending.post(server.url("/in")));
            other.send(Sending.post(server.url("/in")));

            assertThat(fetches).hasValue(1);
        }
    }

    @Test
    void fixedCredentialsCannotBeRefreshed() throws InterruptedException {
        try (HttpSender fixed = HttpSender.builder(Sending.settings(Map.of()))
                .authentication(Authentication.bearer("canary"))
                .build()) {
            assertThat(fixed.refreshCredentials()).isFalse();
        }
    }

    private void send() throws InterruptedException {
        sender.send(Sending.post(server.url("/in")));
    }

    private static String authorization(ScriptedServerRequest request) {
        return request.header("authorization").orElse("");
    }
}

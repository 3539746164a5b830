package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.AuthenticationException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CredentialsTest {
    private final AtomicInteger fetches = new AtomicInteger();
    private final ScriptedServer server = ScriptedServer.open();
    private final HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
            .authentication(Authentication.bearer(() -> "token-" + fetches.incrementAndGet()))
            .build();

    @AfterEach
    void close() {
        sender.close();
        server.close();
    }

    @Test
    void successIsSilentAndClosesTheSender() throws InterruptedException {
        Credentials.test(sender, request());

        assertThat(server.onlyRequest()).hasToString("GET /me");
        assertThatThrownBy(() -> sender.send(request())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oldTokenIsReplacedOnce() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(401));

        Credentials.test(sender, request());

        assertThat(server.requests().get(1).header("authorization")).contains("Bearer token-2");
    }

    @Test
    void refusalNamesTheStatus() {
        server.otherwise(request -> ScriptedServerAnswer.status(401));

        assertThatThrownBy(() -> Credentials.test(sender, request()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("Credentials are invalid: 401 GET " + server.url("/me") + " answered 401");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void everyOtherAnswerIsNoProof() {
        server.answer(ScriptedServerAnswer.status(500));

        assertThatThrownBy(() -> Credentials.test(sender, request()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("Credentials are invalid: 500 ");
    }

    @Test
    void serviceThatDoesNotAnswerIsNoProof() {
        server.otherwise(request -> ScriptedServerAnswer.hangUp());

        assertThatThrownBy(() -> Credentials.test(sender, request()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("Credentials are invalid: GET " + server.url("/me"));
    }

    private Request request() {
        return Request.builder("GET", Url.of(server.url("/me"))).build();
    }
}

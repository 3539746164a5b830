package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.TcpProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tests' own tool: a network that is bad in the way it was told to be. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TcpProxyTest {
    private final ScriptedServer server = ScriptedServer.open()
            .otherwise(request -> ScriptedServerAnswer.status(200).body("x".repeat(1_000)));
    private final TcpProxy proxy = TcpProxy.to(server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void everythingPassesUntilTold() throws Exception {
        assertThat(post()).hasSize(1_000);
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void answerIsCutAfterTheBytesThatWereNamed() throws Exception {
        proxy.cutAfter(500);
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(server.requests()).hasSize(1);

        proxy.pass();
        assertThat(post()).hasSize(1_000);
    }

    @Test
    void blackHoleTakesTheRequestAndSaysNothing() {
        proxy.blackHole();

        assertThatThrownBy(this::post).isInstanceOf(HttpTimeoutException.class);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusedConnectionsBreak() {
        proxy.refuse();

        assertThatThrownBy(this::post).isInstanceOf(IOException.class);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void resetBreaksTheConnectionsOfNowOnly() throws Exception {
        server.answer(ScriptedServerAnswer.raw(out -> proxy.reset()));
        assertThatThrownBy(this::post).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);

        assertThat(post()).hasSize(1_000);
    }

    @Test
    void slowNetworkTakesItsTime() throws Exception {
        proxy.slow(Duration.ofMillis(150));
        long begin = System.nanoTime();

        assertThat(post()).hasSize(1_000);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void cutNeedsANumberOfBytes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.cutAfter(-1))
                .withMessage("bytes is -1; it is at least 0.");
    }

    private String post() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/"))
                .POST(BodyPublishers.ofString("hello")) // the client repeats a GET by itself
                .timeout(Duration.ofSeconds(1))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}

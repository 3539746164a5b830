package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpSenderTest {
    @Test
    void nothingStartsBeforeTheFirstRequest() {
        Set<Thread> before = threads();

        try (HttpSender sender = Sending.sender()) {
            assertThat(threads()).isSubsetOf(before);
            assertThat(sender).isNotNull();
        }
    }

    @Test
    void closingEndsTheThreads() throws InterruptedException {
        Set<Thread> before = threads();
        HttpSender sender = Sending.sender();
        try (ScriptedServer server = ScriptedServer.open()) {
            sender.send(Sending.post(server.url("/in")));
        }
        Set<Thread> workers = started(before, "retl-http-.*");
        Set<Thread> selectors = started(before, "HttpClient-.*");
        assertThat(workers).isNotEmpty().allMatch(Thread::isDaemon);
        assertThat(selectors).isNotEmpty();

        sender.close();

        for (Thread worker : workers) {
            worker.join(5_000);
            assertThat(worker.isAlive()).as(worker.getName()).isFalse();
        }
        for (Thread selector : selectors) {
            awaitEnd(selector);
        }
        assertThat(sender).as("still known, as the host may know it").isNotNull();
    }

    @Test
    void closedSenderSendsNothing() {
        HttpSender sender = Sending.sender();
        sender.close();
        sender.close();

        assertThatThrownBy(() -> sender.send(Sending.post("http://127.0.0.1:1/")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The sender is closed.");
    }

    @Test
    void interruptionEndsTheWaitAndTheConnection() throws InterruptedException {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = sender(Sending.AMPLE)) {
            server.answer(stuckUntil(thrown, arrived, gone));
            Thread waiting = new Thread(
                    () -> thrown.complete(catchThrowable(() -> sender.send(Sending.post(server.url("/in"))))));
            waiting.start();
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            waiting.interrupt();

            assertThat(gone.await(30, TimeUnit.SECONDS)).as("connection closed").isTrue();
            assertThat(thrown.join()).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void timeOutEndsTheConnection() throws InterruptedException {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CountDownLatch gone = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = sender(Sending.SHORT)) {
            server.answer(stuckUntil(thrown, new CountDownLatch(1), gone));

            thrown.complete(catchThrowable(() -> sender.send(Sending.post(server.url("/in")))));

            assertThat(gone.await(30, TimeUnit.SECONDS)).as("connection closed").isTrue();
            assertThat(thrown.join()).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void interruptedThreadSendsNothing() {
        Set<Thread> before = threads();
        try (HttpSender sender = Sending.sender()) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> sender.send(Sending.post("http://127.0.0.1:1/")))
                    .isInstanceOf(InterruptedException.class);

            assertThat(threads()).isSubsetOf(before);
        }
    }

    @Test
    void bodyOverTheLimitIsRejectedUnsent() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                        .maxRequestBytes(10)
                        .build()) {
            sender.send(text(server, "x".repeat(10)));

            assertThatThrownBy(() -> sender.send(text(server, "x".repeat(11))))
                    .isInstanceOf(RejectedDeliveryException.class)
                    .hasMessage("POST " + server.url("/in") + " was not sent: its body has 11 bytes; the limit is 10.");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void answerUpToTheLimitIsTaken() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                        .maxResponseBytes(100_000)
                        .build()) {
            server.answer(ScriptedServerAnswer.status(200).body("y".repeat(100_000)));

            assertThat(sender.send(text(server, "x")).text()).isEqualTo("y".repeat(100_000));
        }
    }

    @Test
    void requestWithoutABodySaysThatItHasNone() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            sender.send(Request.builder("POST", Url.of(server.url("/in"))).build());

            assertThat(server.onlyRequest().header("content-length")).contains("0");
            assertThat(server.onlyRequest().header("content-type")).isEmpty();
        }
    }

    @Test
    void limitsAreAtLeastOne() {
        HttpSender.Builder builder = HttpSender.builder(Sending.settings(Map.of()));

        assertThatThrownBy(() -> builder.maxRequestBytes(0)).hasMessage("maxRequestBytes is 0; it is at least 1.");
        assertThatThrownBy(() -> builder.maxResponseBytes(-1)).hasMessage("maxResponseBytes is -1; it is at least 1.");
    }

    @Test
    void otherMethodsAreRefused() {
        assertThatThrownBy(() -> Request.builder("TRACE", Url.of("https://host/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The method is not one of [DELETE, GET, HEAD, PATCH, POST, PUT].");
    }

    private static Request text(ScriptedServer server, String text) {
        return Request.builder("POST", Url.of(server.url("/in")))
                .body(Body.text("text/plain", text))
                .build();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    private static Set<Thread> started(Set<Thread> before, String name) {
        return threads().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().matches(name))
                .collect(Collectors.toSet());
    }

    /** Before Java 21 the JDK's client ends when the garbage collector finds that nobody knows it. */
    private static void awaitEnd(Thread thread) throws InterruptedException {
        for (int i = 0; i < 200 && thread.isAlive(); i++) {
            System.gc();
            thread.join(100);
        }
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }

    private static HttpSender sender(String timeout) {
        return HttpSender.builder(Sending.settings(Map.of("timeout", timeout)))
                .maxResponseBytes(Integer.MAX_VALUE)
                .build();
    }

    /** Begins an answer, goes on when the client has given up, and tells whether the client took more of it. */
    private static ScriptedServerAnswer stuckUntil(
            CompletableFuture<Throwable> thrown, CountDownLatch arrived, CountDownLatch gone) {
        return ScriptedServerAnswer.raw(out -> {
            out.write("HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            arrived.countDown();
            assertThat(thrown).succeedsWithin(Duration.ofSeconds(30));
            try {
                for (int i = 0; i < 64; i++) {
                    out.write(new byte[1_024 * 1_024]);
                }
            } catch (IOException refused) {
                gone.countDown();
            }
        });
    }
}

package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What fails after the request was written, and answers that prove nothing. */
@Timeout(60)
class OutcomeUnknownTest {
    private final ScriptedServer server = ScriptedServer.open();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void noAnswerInTime() {
        assertUnknown(
                ScriptedServerAnswer.silence(),
                Sending.SHORT,
                OptionalInt.empty(),
                " was sent, but its answer was not complete within PT0.4S, the setting 'timeout'.");
    }

    @Test
    void answerThatNeverEnds() {
        assertUnknown(
                ScriptedServerAnswer.status(200).body("x".repeat(10_000)).dripping(Duration.ofMillis(20)),
                Sending.SHORT,
                OptionalInt.of(200),
                " answered 200, but its answer was not complete within PT0.4S, the setting 'timeout'.");
    }

    @Test
    void serverThatReadsNothing() {
        server.answer(ScriptedServerAnswer.silence());
        byte[] larger = new byte[8 * 1_024 * 1_024];
        try (HttpSender sender = Sending.sender(Sending.SHORT)) {
            Request request = Request.builder("POST", Url.of(server.url("/in")))
                    .body(Body.bytes("application/octet-stream", larger))
                    .build();

            assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> sender.send(request)))
                    .isNotNull();
        }
    }

    @Test
    void connectionIsReset() {
        assertUnknown(
                ScriptedServerAnswer.reset(),
                Sending.AMPLE,
                OptionalInt.empty(),
                " was sent, but the connection broke before the answer was complete (IOException).");
    }

    @Test
    void connectionIsClosedWithoutAnAnswer() {
        assertUnknown(
                ScriptedServerAnswer.hangUp(),
                Sending.AMPLE,
                OptionalInt.empty(),
                " was sent, but the connection broke before the answer was complete (IOException).");
    }

    @Test
    void answerIsCut() {
        assertUnknown(
                ScriptedServerAnswer.status(200).body("{\"ok\":true}").cutAfter(4),
                Sending.AMPLE,
                OptionalInt.of(200),
                " answered 200, but the connection broke before the answer was complete (IOException).");
    }

    @Test
    void refusalIsCut() {
        assertUnknown(
                ScriptedServerAnswer.status(400).body("{\"ok\":false}").cutAfter(4),
                Sending.AMPLE,
                OptionalInt.of(400),
                " answered 400, but the connection broke before the answer was complete (IOException).");
    }

    @Test
    void answerIsNoHttpAndIsNotQuoted() {
        OutcomeUnknownException failure = assertUnknown(
                written("SSH-2.0 welcome, ada@example.com\r\n\r\n"),
                Sending.AMPLE,
                OptionalInt.empty(),
                " was sent, but the connection broke before the answer was complete (ProtocolException).");

        assertThat(failure).hasNoCause();
    }

    @Test
    void answerSwitchesProtocols() {
        assertUnknown(
                written("HTTP/1.1 101 Switching\r\nupgrade: h2c\r\n\r\n"),
                Sending.AMPLE,
                OptionalInt.empty(),
                " was sent, but the connection broke before the answer was complete (ProtocolException).");
    }

    @Test
    void answerIsTooLarge() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);

        assertUnknown(
                endless("HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n", "x".repeat(1_024), hungUp),
                Sending.AMPLE,
                OptionalInt.of(200),
                " answered 200, but with a body of more than 1048576 bytes.");
        assertThat(hungUp.await(30, TimeUnit.SECONDS))
                .as("the rest is not read")
                .isTrue();
    }

    @Test
    void refusalIsARefusalHoweverMuchItSays() {
        try (HttpSender sender = Sending.sender()) {
            server.answer(ScriptedServerAnswer.status(422).body("x".repeat(2_000_000)));

            assertThat(catchThrowableOfType(
                            RejectedDeliveryException.class, () -> sender.send(Sending.post(server.url("/in")))))
                    .hasMessage("POST " + server.url("/in") + " answered 422.");
        }
    }

    @Test
    void compressedAnswerIsNotUnpacked() {
        ScriptedServerAnswer bomb = ScriptedServerAnswer.status(200)
                .body(new byte[64 * 1_024 * 1_024])
                .gzipped();

        assertUnknown(
                bomb,
                Sending.AMPLE,
                OptionalInt.of(200),
                " answered 200, but with a compressed body, which was not asked for.");
        assertThat(server.onlyRequest().header("accept-encoding")).contains("identity");
    }

    @Test
    void manyHeadersAreRefused() {
        ScriptedServerAnswer many = ScriptedServerAnswer.status(200);
        for (int i = 0; i < 70; i++) {
            many = many.header("x-" + i, "y".repeat(1_000));
        }

        assertUnknown(
                many,
                Sending.AMPLE,
                OptionalInt.of(200),
                " answered 200, but with more than 65536 characters of headers.");
    }

    @Test
    void headersThatNeverEndAreNotRead() {
        assertUnknown(
                endless("HTTP/1.1 200 OK\r\n", "x-flood: " + "y".repeat(1_000) + "\r\n", new CountDownLatch(1)),
                "PT5S",
                OptionalInt.empty(),
                " was sent, but the connection broke before the answer was complete (ProtocolException).");
    }

    private OutcomeUnknownException assertUnknown(
            ScriptedServerAnswer answer, String timeout, OptionalInt status, String message) {
        server.answer(answer);
        try (HttpSender sender = Sending.sender(timeout)) {
            OutcomeUnknownException failure = catchThrowableOfType(
                    OutcomeUnknownException.class, () -> sender.send(Sending.post(server.url("/in"))));

            assertThat(failure).hasMessage("POST " + server.url("/in") + message);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(server.requests()).as("requests").hasSize(1);
            return failure;
        }
    }

    private static ScriptedServerAnswer written(String answer) {
        return ScriptedServerAnswer.raw(out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ScriptedServerAnswer endless(String head, String piece, CountDownLatch hungUp) {
        return ScriptedServerAnswer.raw(out -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            writeUntilRefused(out, piece.getBytes(StandardCharsets.ISO_8859_1), hungUp);
        });
    }

    private static void writeUntilRefused(OutputStream out, byte[] piece, CountDownLatch hungUp) {
        try {
            for (int i = 0; i < 1_048_576; i++) {
                out.write(piece);
            }
        } catch (IOException refused) {
            hungUp.countDown();
        }
    }
}

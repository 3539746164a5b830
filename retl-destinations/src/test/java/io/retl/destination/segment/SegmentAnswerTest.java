package io.retl.destination.segment;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of records, depending on what Segment answers and takes at all. */
class SegmentAnswerTest {
    private static final Payload ADA = row("m1", Map.of("user_id", "1", "traits", Map.of("plan", "pro")));
    private static final Payload GRACE = row("m2", Map.of("user_id", "2"));
    private static final Payload NOBODY = row("m3", Map.of("user_id", "", "traits", Map.of("plan", "free")));

    private final ScriptedServer server = ScriptedServer.open();
    private final ActionUnderTest identify = calls("sendIdentify", "PT10S");

    @AfterEach
    void close() {
        identify.close();
        server.close();
    }

    @Test
    void successDeliversEveryMessageOfTheRequest() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("{\"success\":true}"));

        List<RecordResult> results = identify.perform(ADA, GRACE);

        assertThat(results).extracting(RecordResult::toString).containsExactly("DELIVERED", "DELIVERED");
        assertThat(server.onlyRequest()).hasToString("POST /v1/batch");
        assertThat(server.onlyRequest().header("authorization")).contains("Basic d3IxdGU6");
        assertThat(server.onlyRequest().text())
                .isEqualTo(
                        "{'batch':[{'type':'identify','userId':'1','context':{'consent':{}},'traits':{'plan':'pro'}},"
                                        .replace('\'', '"')
                                + "{'type':'identify','userId':'2','context':{'consent':{}},'traits':{}}]}"
                                        .replace('\'', '"'));
    }

    @Test
    void recordWithoutUserDoesNotHoldBackTheOthers() throws InterruptedException {
        List<RecordResult> results = identify.perform(NOBODY, ADA);

        assertThat(results)
                .extracting(RecordResult::toString)
                .containsExactly("REJECTED: Either `Anonymous ID` or `User ID` must be defined.", "DELIVERED");
        assertThat(server.onlyRequest().text()).doesNotContain("free");
    }

    @Test
    void messageThatSegmentWouldDropIsRejected() throws InterruptedException {
        Payload fits = row("m4", Map.of("user_id", "1", "traits", Map.of("note", "x".repeat(32_689))));
        Payload tooLarge = row("m5", Map.of("user_id", "1", "traits", Map.of("note", "x".repeat(32_690))));

        List<RecordResult> results = identify.perform(fits, tooLarge);

        assertThat(results)
                .extracting(RecordResult::toString)
                .containsExactly(
                        "DELIVERED",
                        "REJECTED: The message has 32768 bytes; the limit of Segment is 32767. Send fewer or shorter"
                                + " properties.");
    }

    @Test
    void eventWithoutNameIsRejectedBecauseSegmentWouldDropIt() throws InterruptedException {
        try (ActionUnderTest track = calls("sendTrack", "PT10S")) {
            assertThat(track.perform(row("m1", Map.of("user_id", "1", "event_name", ""))))
                    .extracting(RecordResult::toString)
                    .containsExactly("REJECTED: The root value is missing the required field 'event_name'.");
            assertThat(server.connections()).isZero();
        }
    }

    /** The worst case: as many records as a batch may have, whose values all occur twice. */
    @ParameterizedTest
    @EnumSource(MessageType.class)
    void largestBatchFitsIntoARequest(MessageType type) throws InterruptedException {
        String text = "x".repeat((int) TrackingApi.MAX_BYTES / TrackingApi.MAX_RECORDS - 60);
        Payload[] rows = IntStream.range(0, TrackingApi.MAX_RECORDS)
                .mapToObj(number -> row(
                        "m", Map.of("user_id", "1", "event_name", "e", "group_id", "g", "page", Map.of("path", text))))
                .toArray(Payload[]::new);
        try (ActionUnderTest action = calls(type.action(), "PT10S")) {
            action.perform(rows);

            assertThat(server.onlyRequest().body().length).isLessThan(500_000);
        }
    }

    @Test
    void refusalIsThatOfTheWholeRequest() {
        server.answer(ScriptedServerAnswer.status(400).body("{\"success\":false,\"message\":\"wr1te is too long\"}"));

        assertThatThrownBy(() -> identify.perform(ADA, GRACE))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageEndingWith("answered 400: {\"success\":false,\"message\":\"*** is too long\"}");
    }

    @Test
    void answerThatDeniesSuccessIsNone() {
        server.answer(ScriptedServerAnswer.status(200).body("{\"success\":false}"));

        assertThatThrownBy(() -> identify.perform(ADA))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("Segment answered 200, but that the request was no success.");
    }

    @Test
    void pageOfSomeProxyIsNoAnswerOfSegment() {
        server.answer(ScriptedServerAnswer.status(200).body("<html>Please log in</html>"));

        assertThatThrownBy(() -> identify.perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void wrongKeyStopsTheSync() {
        server.answer(ScriptedServerAnswer.status(401));

        assertThatThrownBy(() -> identify.perform(ADA)).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void waitThatSegmentAsksForIsHandedOn() {
        server.answer(ScriptedServerAnswer.status(429).header("retry-after", "7"));

        assertThatThrownBy(() -> identify.perform(ADA))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @Test
    void silenceLeavesTheOutcomeOpen() {
        server.answer(ScriptedServerAnswer.silence());
        try (ActionUnderTest impatient = calls("sendIdentify", "PT0.3S")) {
            assertThatThrownBy(() -> impatient.perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    private ActionUnderTest calls(String action, String timeout) {
        return new ActionUnderTest(
                new SegmentDestinationProvider(),
                action,
                Map.of("source_write_key", "wr1te", "baseUrl", server.url(""), "timeout", timeout));
    }
}

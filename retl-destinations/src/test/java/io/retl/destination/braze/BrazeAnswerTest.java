package io.retl.destination.braze;

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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of records, depending on what Braze answers. */
class BrazeAnswerTest {
    private static final Payload ADA = row(Map.of("external_id", "1", "email", "ada@example.com"));
    private static final Payload GRACE = row(Map.of("external_id", "2", "email", "grace@example.com"));
    private static final Payload NOBODY = row(Map.of("first_name", "Nobody"));

    private static final RecordResult.Status DELIVERED = RecordResult.Status.DELIVERED;
    private static final RecordResult.Status REJECTED = RecordResult.Status.REJECTED;
    private static final RecordResult.Status UNKNOWN = RecordResult.Status.UNKNOWN;

    private final ScriptedServer server = ScriptedServer.open()
            .otherwise(request -> ScriptedServerAnswer.status(201).body("{}"));
    private final ActionUnderTest braze = Braze.action(server.url(""), "updateUserProfile");

    @AfterEach
    void close() {
        braze.close();
        server.close();
    }

    @Test
    void successDeliversEveryRecord() throws InterruptedException {
        answer(201, "{'message':'success','attributes_processed':2}");

        assertThat(braze.perform(ADA, GRACE)).extracting(RecordResult::status).containsExactly(DELIVERED, DELIVERED);
        assertThat(server.onlyRequest().toString()).isEqualTo("POST /users/track");
        assertThat(server.onlyRequest().header("authorization")).contains("Bearer k3y-of-braze");
    }

    @Test
    void requestIsMarkedAsABatchOnlyIfItHoldsSeveralObjects() throws InterruptedException {
        braze.perform(ADA, GRACE);
        braze.perform(ADA, NOBODY);

        assertThat(server.requests())
                .extracting(request -> request.header("x-braze-batch"))
                .containsExactly(Optional.of("true"), Optional.empty());
    }

    @Test
    void refusedObjectIsTheRecordThatItWasMadeOf() throws InterruptedException {
        answer(201, "{'message':'success','errors':[{'type':'unknown zone','input_array':'attributes','index':1}]}");

        List<RecordResult> results = braze.perform(NOBODY, ADA, GRACE);

        assertThat(results).extracting(RecordResult::status).containsExactly(REJECTED, DELIVERED, REJECTED);
        assertThat(results.get(0).reason())
                .isEqualTo("One of \"external_id\" or \"user_alias\" or \"braze_id\" or \"email\" is required.");
        assertThat(results.get(2).reason()).isEqualTo("unknown zone");
    }

    @Test
    void refusalOfTheOnlyRecordIsARejection() throws InterruptedException {
        answer(201, "{'message':'success','errors':[{'type':'unknown zone'}]}");

        assertThat(braze.single().perform(ADA))
                .extracting(RecordResult::toString)
                .containsExactly("REJECTED: unknown zone");
    }

    @Test
    void reasonShowsNoSecret() throws InterruptedException {
        answer(201, "{'errors':[{'type':'the key\\nk3y-of-braze is old','index':0}]}");

        assertThat(braze.perform(ADA).get(0).reason()).isEqualTo("the key *** is old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'errors':[{'type':'x','index':2}]}",
                "{'errors':[{'type':'x','index':-1}]}",
                "{'errors':[{'type':'x','index':0.5}]}",
                "{'errors':[{'type':'x'}]}",
                "{'errors':['x']}",
                "{'errors':'x'}"
            })
    void refusalThatCannotBePlacedLeavesEveryRecordUnknown(String body) throws InterruptedException {
        answer(201, body);

        assertThat(braze.perform(ADA, GRACE)).extracting(RecordResult::status).containsExactly(UNKNOWN, UNKNOWN);
    }

    @Test
    void refusalThatCanBePlacedStaysOneBesideAnotherThatCannot() throws InterruptedException {
        answer(201, "{'errors':[{'type':'x','index':9},{'type':'y','index':0}]}");

        assertThat(braze.perform(ADA, GRACE)).extracting(RecordResult::status).containsExactly(REJECTED, UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null"})
    void successWithoutTheAnswerOfBrazeProvesNothing(String body) {
        answer(200, body);

        assertThatThrownBy(() -> braze.perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void refusedRequestIsRejectedWithTheWordsOfBraze() {
        answer(400, "{'message':'Valid data must be provided'}");

        assertThatThrownBy(() -> braze.perform(ADA, GRACE))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageContaining("/users/track answered 400: {\"message\":\"Valid data must be provided\"}");
    }

    @Test
    void refusedKeyStopsTheSync() {
        answer(401, "{'message':'Invalid API key: k3y-of-braze'}");

        assertThatThrownBy(() -> braze.perform(ADA))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("k3y-of-braze");
    }

    @Test
    void rateLimitIsRetriedAfterTheWaitThatBrazeAsksFor() {
        server.answer(ScriptedServerAnswer.status(429).header("retry-after", "7"));

        assertThatThrownBy(() -> braze.perform(ADA))
                .isInstanceOfSatisfying(
                        NotSentException.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @Test
    void silenceIsUnknown() {
        server.answer(ScriptedServerAnswer.silence());
        try (ActionUnderTest impatient = Braze.action(server.url(""), "trackEvent", Map.of("timeout", "PT0.2S"))) {
            assertThatThrownBy(() -> impatient.perform(ADA)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void recordThatWasNotSentIsRejectedThoughTheRequestFails() throws InterruptedException {
        answer(503, "");

        assertThat(braze.perform(NOBODY, ADA)).extracting(RecordResult::status).containsExactly(REJECTED, UNKNOWN);
    }

    @Test
    void batchOfNobodyIsNotSent() throws InterruptedException {
        assertThat(braze.perform(NOBODY, NOBODY))
                .extracting(RecordResult::status)
                .containsExactly(REJECTED, REJECTED);
        assertThat(server.requests()).isEmpty();
    }

    private void answer(int status, String body) {
        server.answer(ScriptedServerAnswer.status(status).body(body.replace('\'', '"')));
    }
}

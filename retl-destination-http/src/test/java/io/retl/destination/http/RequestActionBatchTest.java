package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An action for batches: what its check keeps back, and whose answers are whose. */
@Timeout(60)
class RequestActionBatchTest {
    private static final DeliveryContext BATCH = DeliveryContext.builder("crm", "customers-to-crm")
            .batchLimits(BatchLimits.batch(10, 1_000))
            .build();

    private final ScriptedServer server = ScriptedServer.open();
    private final RequestAction action = RequestAction.builder("upsert", Sending.sender())
            .batching(Batching.upTo(10))
            .check((change, context) ->
                    change.recordId().startsWith("bad") ? Optional.of("no " + change.recordId()) : Optional.empty())
            .answer(RequestActionBatchTest::read)
            .maxRequests(3)
            .syncMode(SyncMode.UPSERT)
            .presetSyncMode(SyncMode.UPSERT)
            .presetTrigger(Set.of(ChangeKind.DELETED))
            .choices((request, context, sender) -> new DynamicChoices(
                    List.of(FieldChoice.of(request.field() + sender.send(get()).text())), null))
            .buildBatch((delivery, context) -> Request.builder("POST", Url.of(server.url("/people")))
                    .body(Body.json(
                            delivery.payloads().stream().map(Payload::recordId).toList()))
                    .build());

    @AfterEach
    void close() {
        action.close();
        server.close();
    }

    @Test
    void refusedChangesAreLeftOutAndAnswersGoToTheOthers() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("[true,false]"));

        DeliveryResult result = action.perform(delivery("bad1", "ada", "bad2", "bob"), BATCH);

        assertThat(server.onlyRequest().text()).isEqualTo("[\"ada\",\"bob\"]");
        assertThat(result.results(4))
                .extracting(RecordResult::toString)
                .containsExactly("REJECTED: no bad1", "DELIVERED", "REJECTED: no bad2", "REJECTED: false");
    }

    @Test
    void changeThatNoAnswerMentionsIsUnknown() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("[true]"));

        DeliveryResult result = action.perform(delivery("bad", "ada", "bob"), BATCH);

        assertThat(result.results(3))
                .extracting(RecordResult::status)
                .containsExactly(
                        RecordResult.Status.REJECTED, RecordResult.Status.DELIVERED, RecordResult.Status.UNKNOWN);
    }

    @Test
    void batchOfRefusedChangesSendsNothing() throws InterruptedException {
        DeliveryResult result = action.perform(delivery("bad1", "bad2"), BATCH);

        assertThat(result.results(2))
                .extracting(RecordResult::toString)
                .containsExactly("REJECTED: no bad1", "REJECTED: no bad2");
        assertThat(server.connections()).isZero();
    }

    @Test
    void previewShowsWhatPasses() {
        assertThat(action.preview(delivery("bad", "ada"), BATCH))
                .containsExactly(new RequestPreview("POST " + server.url("/people") + " (content-type)", "[\"ada\"]"));
        assertThatThrownBy(() -> action.preview(delivery("bad"), BATCH))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("no bad");
    }

    @Test
    void mappingDecidesAboutBatches() {
        assertThat(action.batchLimits(Map.of())).isEqualTo(BatchLimits.single());
        assertThat(action.batchLimits(Map.of("enable_batching", true))).isEqualTo(BatchLimits.batch(10, 4_000_000));
    }

    @Test
    void whatTheBuilderWasToldIsKept() {
        assertThat(action.timeout()).as("three requests").isEqualTo(Duration.ofMinutes(3));
        assertThat(action.syncModes()).containsExactly(SyncMode.UPSERT);
        assertThat(action.presetSyncMode()).contains(SyncMode.UPSERT);
        assertThat(action.presetTrigger()).containsExactly(ChangeKind.DELETED);
    }

    @Test
    void choicesAreAskedOfTheDestination() throws InterruptedException {
        server.answer(ScriptedServerAnswer.status(200).body("-1"));

        DynamicChoices choices = action.choices(new ChoicesRequest("list", Map.of(), null), BATCH);

        assertThat(choices.choices()).containsExactly(FieldChoice.of("list-1"));
    }

    @Test
    void actionSendsAtLeastOneRequest() {
        assertThatThrownBy(
                        () -> RequestAction.builder("upsert", Sending.sender()).maxRequests(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRequests is 0; it is at least 1.");
    }

    private Request get() {
        return Request.builder("GET", Url.of(server.url("/lists"))).build();
    }

    private static DeliveryResult read(Response response, Delivery delivery) {
        List<?> answers = (List<?>) Objects.requireNonNull(response.orThrow().json());
        DeliveryResult.Builder result = DeliveryResult.builder();
        for (int index = 0; index < answers.size(); index++) {
            result.result(
                    index,
                    Boolean.TRUE.equals(answers.get(index))
                            ? RecordResult.delivered()
                            : RecordResult.rejected("false"));
        }
        return result.build();
    }

    private static Delivery delivery(String... ids) {
        return new Delivery(
                Arrays.stream(ids)
                        .map(id -> Payload.builder(ChangeKind.ADDED, id).build())
                        .toList(),
                1);
    }
}

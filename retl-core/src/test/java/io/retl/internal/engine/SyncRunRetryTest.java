package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.RetryPolicy;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.delivery.Outcome.Kind;
import io.retl.internal.delivery.Outcome.Scope;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.DeltaKind;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is tried again within a sync, how often, and what is left of it when it is given up. */
class SyncRunRetryTest {
    private static final Outcome BUSY = request(Kind.NOT_SENT, 429);
    private static final Outcome BROKEN = request(Kind.UNKNOWN, 503);
    private static final Outcome UNANSWERED =
            new Outcome(Kind.UNKNOWN, "read time-out", Scope.REQUEST, OptionalInt.empty());
    private static final Outcome REFUSED = request(Kind.REJECTED, 400);

    private static Outcome request(Kind kind, int status) {
        return new Outcome(kind, "answered " + status, Scope.REQUEST, OptionalInt.of(status));
    }

    private static World patientWorld(int rows) {
        World world = new World(rows);
        world.channel.slots = 1;
        world.channel.retryPolicy = RetryPolicy.builder()
                .attempts(3)
                .time(Duration.ofSeconds(10))
                .firstDelay(Duration.ofSeconds(2))
                .maxDelay(Duration.ofSeconds(8))
                .build();
        return world;
    }

    /** Answers the requests with these in turn, and then takes everything. */
    private static void answer(World world, Outcome... answers) {
        world.channel.answers = payloads -> {
            int request = world.channel.requests.size() - 1;
            Outcome outcome = request < answers.length ? answers[request] : Outcome.DELIVERED;
            return payloads.stream().map(payload -> outcome).toList();
        };
    }

    @Test
    void refusedRequestIsSentAgainWithTheSameMessageIdsUntilItIsTaken() {
        World world = patientWorld(3);
        answer(world, BUSY, BROKEN);

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.loaded().delivered()).isEqualTo(3);
        assertThat(world.channel.requests).hasSize(3);
        assertThat(ids(world.channel.requests.get(2))).isEqualTo(ids(world.channel.requests.get(0)));
        assertThat(world.warehouse.records.values()).noneMatch(record -> record.unconfirmed() != null);
    }

    @Test
    void deliveryIsGivenUpOnlyWhenAttemptsAndTimeAreSpent() {
        World world = patientWorld(3);
        world.channel.answers =
                payloads -> payloads.stream().map(payload -> BROKEN).toList();
        long before = world.clock.nanos();

        SyncResult result = world.sync();

        assertThat(world.channel.requests.size()).isGreaterThanOrEqualTo(3);
        assertThat(Duration.ofNanos(world.clock.nanos() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(result.loaded().unknown()).isEqualTo(3);
        assertThat(result.failedRecords()).extracting(FailedRecord::outcome).containsOnly(FailedRecord.Outcome.UNKNOWN);
        assertThat(world.warehouse.records.values())
                .extracting(MemoryWarehouse.Stored::unconfirmed)
                .containsOnly(DeltaKind.ADDED);
    }

    @Test
    void destinationThatTakesNothingEndsTheSyncAndTheRowsAreDeferred() {
        World world = patientWorld(30);
        world.channel.answers =
                payloads -> payloads.stream().map(payload -> BUSY).toList();

        SyncResult result = world.sync();

        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_UNAVAILABLE);
        assertThat(result.loaded().deferred()).isEqualTo(30);
        assertThat(world.channel.sent()).as("only the first batch was tried").doesNotContain("ADDED 011");
        assertThat(world.warehouse.records).isEmpty();
        world.channel.answers =
                payloads -> payloads.stream().map(payload -> Outcome.DELIVERED).toList();
        assertThat(world.sync().loaded().delivered()).isEqualTo(30);
    }

    @Test
    void unknownIsStickyAcrossAPlainRejection() {
        World world = patientWorld(1);
        answer(world, UNANSWERED, REFUSED);

        SyncResult result = world.sync();

        assertThat(result.loaded().unknown()).isEqualTo(1);
        assertThat(result.loaded().rejected()).isZero();
        assertThat(world.warehouse.records.get("001").unconfirmed()).isEqualTo(DeltaKind.ADDED);
    }

    @Test
    void deliveryCountsOnlyWhenNoEarlierAttemptCanBeAppliedAfterIt() {
        World world = patientWorld(1);
        answer(world, UNANSWERED);
        long before = world.clock.nanos();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(Duration.ofNanos(world.clock.nanos() - before))
                .as("the time-out of the first attempt is over")
                .isGreaterThanOrEqualTo(world.channel.timeout());
    }

    @Test
    void deliveryAfterAnUnansweredAttemptIsUnknownIfTheSyncIsCancelledMeanwhile() {
        World world = patientWorld(1);
        answer(world, UNANSWERED);
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.clock.advance(Duration.ofSeconds(3));
        world.runUntilRequests(run, 2);
        run.cancel("enough");

        SyncResult result = world.finish(run);

        assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.loaded().unknown()).isEqualTo(1);
        assertThat(world.warehouse.records.get("001").unconfirmed()).isEqualTo(DeltaKind.ADDED);
    }

    @Test
    void badRecordsOfARefusedRequestAreFoundAndTheOthersDelivered() {
        World world = patientWorld(100);
        world.channel.maxRecords = 100;
        List<String> bad = List.of("017", "050", "051");
        world.channel.answers = payloads -> {
            boolean refused = payloads.stream().anyMatch(payload -> bad.contains(payload.recordId()));
            return payloads.stream()
                    .map(payload -> refused ? REFUSED : Outcome.DELIVERED)
                    .toList();
        };

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded().delivered()).isEqualTo(97);
        assertThat(result.failedRecords()).extracting(FailedRecord::recordId).containsExactlyElementsOf(bad);
        assertThat(world.channel.requests.size())
                .as("at most 2 k log2(n) and the first")
                .isLessThanOrEqualTo(1 + 2 * 3 * 7);
    }

    @Test
    void wrongAddressPausesAfterSomeDozenRequestsAndParksNothing() {
        World world = patientWorld(500);
        world.channel.maxRecords = 100;
        world.channel.answers =
                payloads -> payloads.stream().map(payload -> REFUSED).toList();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_CONFIGURATION);
        assertThat(result.loaded().rejected()).isZero();
        assertThat(result.loaded().deferred()).isEqualTo(500);
        assertThat(world.channel.requests.size()).isLessThan(70);
    }

    @Test
    void manyBadRecordsAtTheBeginningAreListedIfOthersOfTheBatchAreTaken() {
        World world = patientWorld(100);
        world.channel.maxRecords = 100;
        world.channel.answers = payloads -> {
            boolean refused =
                    payloads.stream().anyMatch(payload -> payload.recordId().compareTo("030") <= 0);
            return payloads.stream()
                    .map(payload -> refused ? REFUSED : Outcome.DELIVERED)
                    .toList();
        };

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded().rejected()).isEqualTo(30);
        assertThat(result.loaded().delivered()).isEqualTo(70);
    }

    @Test
    void recordsThatFailedBeforeAreNoSignOfAWrongAddress() {
        World world = patientWorld(25);
        world.channel.maxRecords = 25;
        IntStream.rangeClosed(1, 25).forEach(id -> world.warehouse.failedSyncs.put(MemoryWarehouse.id(id), 1L));
        world.channel.answers =
                payloads -> payloads.stream().map(payload -> REFUSED).toList();

        SyncResult result = world.sync();

        assertThat(result.loaded().rejected()).isEqualTo(25);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.NOTHING_DELIVERED);
    }

    @Test
    void breakerStopsASyncOfWhichMostRecordsFail() {
        World world = patientWorld(100);
        world.limits =
                io.retl.Limits.builder().breakerRecords(20).breakerPercent(50).build();
        world.channel.answer = payload ->
                Integer.parseInt(payload.recordId()) % 10 < 4 ? Outcome.DELIVERED : Outcome.of(Kind.REJECTED, "no");

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.BREAKER_OPEN);
        assertThat(world.channel.requests.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void credentialsAreRefreshedOnceAndTheBatchIsSentAgain() {
        World world = patientWorld(30);
        world.channel.slots = 2;
        world.channel.refresh = Outcome.DELIVERED;
        answer(world, request(Kind.CREDENTIAL, 401), request(Kind.CREDENTIAL, 401));

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.log).filteredOn("refresh"::equals).hasSize(1);
    }

    @Test
    void newCredentialsThatAreRefusedTooPauseTheSync() {
        World world = patientWorld(30);
        world.channel.refresh = Outcome.DELIVERED;
        world.channel.answers = payloads ->
                payloads.stream().map(payload -> request(Kind.CREDENTIAL, 401)).toList();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_CREDENTIALS);
        assertThat(world.channel.requests).hasSize(2);
        assertThat(result.loaded().deferred()).isEqualTo(30);
    }

    @Test
    void batchThatNewCredentialsDoNotHelpPausesTheSyncAlthoughOthersAreDelivered() {
        World world = patientWorld(200);
        world.channel.slots = 2;
        AtomicInteger turn = new AtomicInteger();
        world.order = size -> turn.getAndIncrement() % 2 == 0 ? size - 1 : 0; // a neighbour is answered before it
        world.channel.refresh = Outcome.DELIVERED;
        world.channel.answers = payloads -> payloads.stream()
                .map(payload ->
                        payloads.get(0).recordId().equals("001") ? request(Kind.CREDENTIAL, 403) : Outcome.DELIVERED)
                .toList();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(world.log).filteredOn("refresh"::equals).hasSize(1);
    }

    @Test
    void destinationThatTakesRecordsOneByOneIsNeverGivenUp() {
        World world = patientWorld(10);
        world.channel.answers = payloads -> IntStream.range(0, payloads.size())
                .mapToObj(index ->
                        index == 0 ? Outcome.DELIVERED : Outcome.of(Outcome.Kind.NOT_SENT, "No room in this request."))
                .toList();

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.channel.requests).hasSize(10);
    }

    @Test
    void tokenThatRunsOutAgainAfterDeliveriesIsRefreshedAgain() {
        World world = patientWorld(40);
        world.channel.refresh = Outcome.DELIVERED;
        answer(
                world,
                Outcome.DELIVERED,
                request(Kind.CREDENTIAL, 401),
                Outcome.DELIVERED,
                request(Kind.CREDENTIAL, 401));

        assertThat(world.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.log).filteredOn("refresh"::equals).hasSize(2);
    }

    private static List<String> ids(List<Payload> payloads) {
        return payloads.stream().map(Payload::messageId).toList();
    }
}

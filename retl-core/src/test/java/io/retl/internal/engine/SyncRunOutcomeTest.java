package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.warehouse.Warehouse;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.DeltaKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each class of outcome does to the counts, the fold and the next sync. */
class SyncRunOutcomeTest {
    private static World worldAnswering(Map<String, Outcome.Kind> kinds) {
        World world = new World(6);
        world.channel.maxRecords = 2;
        world.channel.answer = payload -> {
            Outcome.Kind kind = kinds.getOrDefault(payload.recordId(), Outcome.Kind.DELIVERED);
            return kind == Outcome.Kind.DELIVERED ? Outcome.DELIVERED : Outcome.of(kind, "because of " + kind);
        };
        return world;
    }

    private static Set<Warehouse.FoldException> exceptions(World world) {
        return Set.copyOf(world.warehouse.folds.get(0).exceptions());
    }

    @Test
    void everyClassHasItsCountAndItsLetterInTheFold() {
        World world = worldAnswering(
                Map.of("002", Outcome.Kind.REJECTED, "003", Outcome.Kind.UNKNOWN, "005", Outcome.Kind.NOT_SENT));

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(3, 0, 0, 1, 1, 0, 1));
        assertThat(exceptions(world))
                .containsExactlyInAnyOrder(
                        new Warehouse.FoldException(2, "R"),
                        new Warehouse.FoldException(3, "U"),
                        new Warehouse.FoldException(5, "X"));
        assertThat(result.failedRecords())
                .containsExactly(
                        new FailedRecord(
                                "002",
                                ChangeKind.ADDED,
                                FailedRecord.Outcome.REJECTED,
                                ErrorCode.RECORD_REJECTED,
                                "because of REJECTED"),
                        new FailedRecord(
                                "003",
                                ChangeKind.ADDED,
                                FailedRecord.Outcome.UNKNOWN,
                                ErrorCode.OUTCOME_UNKNOWN,
                                "because of UNKNOWN"),
                        new FailedRecord(
                                "005",
                                ChangeKind.ADDED,
                                FailedRecord.Outcome.DEFERRED,
                                ErrorCode.NOT_SENT,
                                "because of NOT_SENT"));
    }

    @Test
    void onlyTheUnknownRowIsUnconfirmedAndAllThatWereNotDeliveredAreSentAgain() {
        World world = worldAnswering(
                Map.of("002", Outcome.Kind.REJECTED, "003", Outcome.Kind.UNKNOWN, "005", Outcome.Kind.NOT_SENT));
        world.sync();

        assertThat(world.warehouse.records).containsOnlyKeys("001", "003", "004", "006");
        assertThat(world.warehouse.records.get("003")).isEqualTo(new MemoryWarehouse.Stored("n3", 0, DeltaKind.ADDED));
        world.channel.forget();
        world.channel.answer = payload -> Outcome.DELIVERED;
        assertThat(world.sync().loaded()).isEqualTo(new SyncResult.Loaded(3, 0, 0, 0, 0, 0, 0));
        assertThat(world.channel.sent()).containsExactly("ADDED 002", "ADDED 005", "ADDED 003");
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void unknownRowKeepsItsMessageIdUntilItIsDelivered() {
        World world = worldAnswering(Map.of("003", Outcome.Kind.UNKNOWN));
        world.sync();
        world.sync();
        world.channel.answer = payload -> Outcome.DELIVERED;
        world.sync();

        Set<String> ids = world.channel.requests.stream()
                .flatMap(List::stream)
                .filter(payload -> payload.recordId().equals("003"))
                .map(Payload::messageId)
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        assertThat(world.channel.sent().stream().filter("ADDED 003"::equals)).hasSize(3);
    }

    @Test
    void unknownUpdateStaysUnconfirmedWhenItIsPlainlyRejectedLater() {
        World world = worldAnswering(Map.of());
        world.sync();
        world.warehouse.model.put("002", "new");
        world.channel.answer = payload -> Outcome.of(Outcome.Kind.UNKNOWN, "time-out");
        world.sync();
        world.channel.answer = payload -> Outcome.of(Outcome.Kind.REJECTED, "no");
        world.sync();
        world.warehouse.model.put("002", "n2");
        world.channel.forget();
        world.channel.answer = payload -> Outcome.DELIVERED;

        world.sync();

        assertThat(world.channel.sent()).containsExactly("UPDATED 002");
        assertThat(world.warehouse.records.get("002").unconfirmed()).isNull();
    }

    @Test
    void failuresAreInTheLedgerBeforeTheDeliveredMarkPassesThem() {
        World world = worldAnswering(Map.of("002", Outcome.Kind.REJECTED));
        world.limits = Limits.builder().window(2).build();
        world.channel.slots = 1;

        world.sync();

        assertThat(world.log)
                .containsSubsequence(
                        "marks 0 4",
                        "send [001, 002]",
                        "answer [001, 002]",
                        "failures [2]",
                        "marks 2 6",
                        "send [003, 004]");
    }

    @Test
    void refusedCredentialsPauseTheSyncAndDeferTheRest() {
        World world = worldAnswering(Map.of("003", Outcome.Kind.CREDENTIAL));
        world.channel.slots = 1;

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.DESTINATION_CREDENTIALS,
                        "Destination 'crm' refused the credentials; its words stand with the failed records."
                                + " The rest is left for the next sync."));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(3, 0, 0, 0, 0, 0, 3));
        assertThat(world.channel.requests).hasSize(2);
        assertThat(world.warehouse.records).containsOnlyKeys("001", "002", "004");
    }

    @Test
    void wrongConfigurationPausesTheSyncAndDefersTheRest() {
        World world = worldAnswering(Map.of("001", Outcome.Kind.CONFIGURATION));
        world.channel.slots = 1;

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_CONFIGURATION);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(1, 0, 0, 0, 0, 0, 5));
    }

    @Test
    void syncThatDeliversNothingFailed() {
        World world = new World(3);
        world.channel.answer = payload -> Outcome.of(Outcome.Kind.REJECTED, "no such list");

        SyncResult result = world.sync();

        assertThat(result)
                .hasToString(
                        "people-to-crm #1 FAILED: 3 added, 3 rejected in 0 ms."
                                + " Mapping 'people-to-crm': nothing was delivered. The reasons stand with the failed records.");
    }

    @Test
    void tooManyFailuresStopTheSync() {
        World world = worldAnswering(Map.of("001", Outcome.Kind.REJECTED, "003", Outcome.Kind.REJECTED));
        world.limits = Limits.builder().failedRecordsPerSync(1).build();
        world.channel.slots = 1;

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.TOO_MANY_FAILURES,
                        "Mapping 'people-to-crm': more than 1 records failed, which is the limit."
                                + " The rest is left for the next sync. The reasons stand with the failed records."));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(2, 0, 0, 2, 0, 0, 2));
    }

    @Test
    void tooManyRecordsThatCannotBeSentStopTheSyncBeforeTheLedgerGrows() {
        World world = new World(60);
        world.limits = Limits.builder().failedRecordsPerSync(5).build();
        world.channel.maxBytes = 3;

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.TOO_MANY_FAILURES);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 6, 0, 0, 54));
        assertThat(world.warehouse.folds.get(0).exceptions()).hasSize(6);
        assertThat(world.channel.requests).isEmpty();
    }

    @Test
    void batchesAreCutByBytesAndARecordOverTheLimitIsRejectedAlone() {
        World world = new World(5);
        world.warehouse.model.put("003", "x".repeat(40));
        world.channel.maxBytes = 30;

        SyncResult result = world.sync();

        assertThat(world.log.stream().filter(line -> line.startsWith("send")))
                .containsExactly("send [001, 002]", "send [004, 005]");
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(4, 0, 0, 1, 0, 0, 0));
        assertThat(result.failedRecords())
                .containsExactly(new FailedRecord(
                        "003",
                        ChangeKind.ADDED,
                        FailedRecord.Outcome.REJECTED,
                        ErrorCode.RECORD_TOO_LARGE,
                        "Its fields have 51 bytes as JSON; the action takes 30 at most."));
    }
}

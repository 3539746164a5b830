package io.retl.internal.engine;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.WarehouseException;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.Cut;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncRunTest {
    @Test
    void firstSyncSendsEveryRowAndTheSecondNone() {
        World world = new World(3);

        SyncResult first = world.sync();
        SyncResult second = world.sync();

        assertThat(first).hasToString("people-to-crm #1 SUCCEEDED: 3 added, 3 delivered in 0 ms");
        assertThat(first.durations()).containsOnlyKeys(SyncPhase.EXTRACT, SyncPhase.LOAD, SyncPhase.FOLD);
        assertThat(second).hasToString("people-to-crm #2 SUCCEEDED: no change in 0 ms");
        assertThat(second.durations()).containsOnlyKeys(SyncPhase.EXTRACT);
        assertThat(world.channel.requests).hasSize(1);
        assertThat(world.warehouse.deltas).isEmpty();
    }

    @Test
    void planIsStoredBeforeTheFirstSendAndTheLeaseIsReleasedLast() {
        World world = new World(3);

        world.sync();

        assertThat(world.log)
                .containsExactly(
                        "load 3",
                        "marks 0 3",
                        "send [001, 002, 003]",
                        "answer [001, 002, 003]",
                        "fold 3",
                        "finish",
                        "release");
    }

    @Test
    void recordsOfARequestHaveTheSameValueInTheKeysOfItsBatch() {
        World world = new World(0);
        world.channel.keys = List.of("name");
        world.channel.maxRecords = 4;
        for (int row = 1; row <= 10; row++) {
            world.warehouse.model.put("%03d".formatted(row), row % 3 == 0 ? "third" : "other");
        }

        SyncResult result = world.sync();

        assertThat(result.loaded().delivered()).isEqualTo(10);
        assertThat(world.log)
                .filteredOn(entry -> entry.startsWith("send"))
                .containsExactly(
                        "send [001, 002, 004]",
                        "send [003]",
                        "send [005, 007, 008]",
                        "send [006]",
                        "send [009]",
                        "send [010]");
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void rowsThatTheTriggerDoesNotTakeAreFoldedAsSeenAndSkipped() {
        World world = new World(4);
        world.trigger = new ChangeKind[] {ChangeKind.DELETED};

        SyncResult seen = world.sync();
        world.warehouse.model.remove("002");
        world.warehouse.model.put("003", "new");
        SyncResult deleted = world.sync();

        assertThat(seen.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(seen.loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 0, 0, 4, 0));
        assertThat(deleted.loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 1, 0, 0, 1, 0));
        assertThat(world.channel.sent()).containsExactly("DELETED 002");
        assertThat(world.warehouse.records).containsOnlyKeys("001", "003", "004");
        assertThat(world.warehouse.records.get("003").checksum()).isEqualTo("new");
    }

    @Test
    void deletesThatTheTriggerDoesNotTakeAreFoldedAsSeen() {
        World world = new World(4);
        world.trigger = new ChangeKind[] {ChangeKind.ADDED, ChangeKind.UPDATED};
        world.sync();
        world.channel.forget();
        world.warehouse.model.remove("002");
        world.warehouse.model.put("005", "n5");

        SyncResult result = world.sync();

        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(1, 0, 0, 0, 0, 1, 0));
        assertThat(world.channel.sent()).containsExactly("ADDED 005");
        assertThat(world.warehouse.records).containsOnlyKeys("001", "003", "004", "005");
    }

    @Test
    void failedExtractFailsTheSyncAndFoldsNothing() {
        World world = new World(3);
        world.warehouse.beforeExtract = () -> {
            throw new WarehouseException("Source 'shop': no such table.", "", "42S02", 1, null);
        };

        SyncResult failed = world.sync();
        world.warehouse.beforeExtract = () -> {};

        assertThat(failed).hasToString("people-to-crm #1 FAILED in 0 ms. Source 'shop': no such table.");
        assertThat(failed.reason().orElseThrow().code()).isEqualTo(ErrorCode.WAREHOUSE);
        assertThat(world.warehouse.folds).isEmpty();
        assertThat(world.sync().loaded().deliveredAdded()).isEqualTo(3);
    }

    @Test
    void defectOfRetlIsAResultThatAsksForAReport() {
        World world = new World(3);
        world.warehouse.beforeExtract = () -> {
            throw new IllegalStateException("oops");
        };

        SyncResult failed = world.sync();

        assertThat(failed.reason().orElseThrow().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(failed.reason().orElseThrow().message())
                .isEqualTo("Mapping 'people-to-crm': java.lang.IllegalStateException: oops."
                        + " This is a defect of retl; please report it.");
    }

    @Test
    void columnThatTheModelDoesNotReturnFailsBeforeExtract() {
        World world = new World(3);
        world.name = column("nmae");

        SyncResult failed = world.sync();

        assertThat(failed.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(failed.reason().orElseThrow().message())
                .isEqualTo("Mapping 'people-to-crm': field 'name' reads column 'nmae', which the model does not return."
                        + " Did you mean 'name'?");
        assertThat(world.warehouse.extracts).isEmpty();
    }

    @Test
    void pageThatFailsIsReadAgainFromTheLastRow() {
        World world = new World(60);
        Deque<RuntimeException> failures =
                new ArrayDeque<>(List.of(new IllegalStateException("one"), new IllegalStateException("two")));
        world.warehouse.beforePage = () -> {
            if (world.warehouse.pagesAfter.contains(25L) && !failures.isEmpty()) {
                throw failures.remove();
            }
        };

        SyncResult result = world.sync();

        assertThat(result.loaded().deliveredAdded()).isEqualTo(60);
        assertThat(world.warehouse.pagesAfter).containsExactly(0L, 25L, 25L, 25L, 50L);
        assertThat(world.channel.sent()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void pageThatKeepsFailingEndsTheSyncAndKeepsWhatWasDelivered() {
        World world = new World(60);
        world.warehouse.beforePage = () -> {
            if (world.warehouse.pagesAfter.contains(25L)) {
                throw new WarehouseException("Source 'shop': gone.", "", "08006", 0, null);
            }
        };

        SyncResult failed = world.sync();
        world.warehouse.beforePage = () -> {};

        assertThat(failed.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(failed.loaded()).isEqualTo(new SyncResult.Loaded(20, 0, 0, 0, 0, 0, 40));
        assertThat(failed.reason().orElseThrow().message())
                .isEqualTo("Source 'shop': gone. The rest is left for the next sync.");
        assertThat(world.sync().loaded().deliveredAdded()).isEqualTo(40);
    }

    @Test
    void syncAfterACutOneNumbersAnotherPartOfTheHashRangeFirst() {
        World world = new World(50);
        world.limits = Limits.builder().recordsPerSync(20).build();

        List<Long> added = List.of(
                world.sync().loaded().deliveredAdded(),
                world.sync().loaded().deliveredAdded(),
                world.sync().loaded().deliveredAdded(),
                world.sync().loaded().deliveredAdded());

        assertThat(added).containsExactly(20L, 20L, 10L, 0L);
        assertThat(world.warehouse.extracts.stream().map(ExtractRequest::cut))
                .containsExactly(new Cut(20, 1, 0), new Cut(20, 6, 2), new Cut(20, 4, 3), new Cut(20, 1, 0));
    }

    @Test
    void syncThatFailsBetweenDoesNotHideThatTheLastOneWasCut() {
        World world = new World(50);
        world.limits = Limits.builder().recordsPerSync(20).build();
        world.sync();
        world.warehouse.beforeExtract = () -> {
            throw new IllegalStateException("down");
        };
        world.sync();
        world.warehouse.beforeExtract = () -> {};

        world.sync();

        assertThat(world.warehouse.extracts.get(2).cut()).isEqualTo(new Cut(20, 6, 3));
    }

    @Test
    void differentTransitionsOfARowHaveDifferentMessageIds() {
        World world = new World(1);
        for (String name : List.of("a", "b", "a")) {
            world.warehouse.model.put("001", name);
            world.sync();
        }
        world.warehouse.model.clear();
        world.warehouse.model.put("002", "x");
        world.sync();
        world.warehouse.model.put("001", "a");
        world.sync();

        List<String> ids = world.channel.requests.stream()
                .flatMap(List::stream)
                .filter(payload -> payload.recordId().equals("001"))
                .map(Payload::messageId)
                .toList();
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }
}

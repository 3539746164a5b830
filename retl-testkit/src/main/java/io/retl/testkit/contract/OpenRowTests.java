package io.retl.testkit.contract;

import static io.retl.testkit.contract.TimedTable.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.Model;
import io.retl.destination.spi.RecordResult;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is open of a row is read again whatever its timestamp says, or keeps the checkpoint where it is. */
abstract class OpenRowTests {
    abstract Scene scene();

    @Test
    @DisplayName("rejected and unknown rows are read again although later rows were delivered")
    void failedRowsAreReadAgain() {
        TimedTable table =
                TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 2).insert(3, "Cem", 9);
        Rig rig = table.rig(Duration.ZERO).build();
        rig.action().answer("1", RecordResult.rejected("no")).answer("2", RecordResult.unknown("time-out"));
        assertThat(rig.sync().status()).isEqualTo(SyncStatus.PARTIAL);
        rig.payloads();

        SyncResult second = rig.sync();

        assertThat(second.comparedSince()).contains(day(9));
        assertThat(rig.events()).containsExactlyInAnyOrder("ADDED 1 Ada", "ADDED 2 Bob");
        table.updateInSecret(1, "secret").updateInSecret(2, "secret");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("an update that may have been applied is read again until it is confirmed, also when it is taken back")
    void unknownUpdateIsReadAgain() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 2);
        Rig rig = table.rig(Duration.ZERO).build();
        rig.sync().orThrow();
        table.update(1, "Eve", 3).insert(3, "Cem", 9);
        rig.action().applyUnknown().answer("1", RecordResult.unknown("time-out"));
        rig.sync();
        rig.payloads();
        table.update(1, "Ada", 1);

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Ada");
        assertThat(rig.view()).containsEntry("1", "Ada");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a row that was put off keeps the checkpoint where it is")
    void deferredRowKeepsTheCheckpoint() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 5);
        Rig rig = table.rig(Duration.ZERO).build();
        rig.sync().orThrow();
        table.insert(2, "Bob", 7).insert(3, "Cem", 9);
        RecordResult busy = RecordResult.retry("busy", Duration.ofMillis(2));
        rig.action().answer("2", busy, busy);

        SyncResult second = rig.sync();
        rig.payloads();
        SyncResult third = rig.sync();

        assertThat(second.loaded().deferred()).isEqualTo(1);
        assertThat(third.comparedSince()).contains(day(5));
        assertThat(rig.events()).containsExactly("ADDED 2 Bob");
        assertThat(rig.sync().comparedSince()).contains(day(9));
    }

    @Test
    @DisplayName("a cut sync keeps the checkpoint where it is, until nothing is left")
    void cutSyncKeepsTheCheckpoint() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1);
        Rig rig = table.rig(Duration.ZERO).recordsPerSync(2).build();
        rig.sync().orThrow();
        for (int id = 2; id <= 6; id++) {
            table.insert(id, "n" + id, id);
        }

        List<Long> counts = rig.syncUntilQuiet(10);

        assertThat(counts).containsExactly(2L, 2L, 1L, 0L);
        assertThat(rig.view()).hasSize(6);
        assertThat(rig.sync().comparedSince()).contains(day(6));
    }

    @Test
    @DisplayName("a delete that failed makes the next sync compare all rows again")
    void failedDeleteIsFoundByTheNextSync() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO, model -> model.fullDiffEvery(2)).build();
        rig.sync().orThrow();
        rig.sync().orThrow();
        rig.payloads();
        table.delete("id = 1");
        rig.action().answer("1", RecordResult.rejected("not now"));

        assertThat(rig.sync().extracted().deleted()).isEqualTo(1);
        assertThat(rig.syncedEvents()).containsExactly("DELETED 1 null");
        assertThat(rig.sync().comparedSince()).isPresent();
    }

    @Test
    @DisplayName("a parked delete stays parked while syncs do not look for it")
    void parkedDeleteStaysParked() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO, model -> model.fullDiffEvery(3))
                .limits(Limits.builder().parkAfterSyncs(1).build())
                .build();
        rig.sync().orThrow();
        rig.sync();
        rig.sync();
        table.delete("id = 1");
        rig.action().answer("1", RecordResult.rejected("never"));
        assertThat(rig.sync().loaded().rejected()).isEqualTo(1);

        SyncResult again = rig.sync();
        table.insert(3, "Cem", 10);
        SyncResult recent = rig.sync();
        rig.sync();
        SyncResult full = rig.sync();

        assertThat(again.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, 1));
        assertThat(recent.comparedSince()).isPresent();
        assertThat(full.comparedSince()).isEmpty();
        assertThat(full.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, 1));
    }

    @Test
    @DisplayName("a duplicate is found although one of its rows is old, and is read again until it is single")
    void duplicateOfAnOldRowIsFound() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO).unplanned().build();
        rig.sync().orThrow();
        rig.payloads();
        table.insert(1, "Eve", 10).insert(3, "Cem", 10).insert(3, "Cem", 10).insert(4, "Dai", 10);

        SyncResult found = rig.sync();
        table.insert(5, "Eva", 12);
        SyncResult again = rig.sync();

        assertThat(found.extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 0, 4, 0));
        assertThat(found.duplicateIds())
                .containsExactlyInAnyOrder(new SyncResult.DuplicateId("1", 2), new SyncResult.DuplicateId("3", 2));
        assertThat(again.extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 0, 4, 0));
        assertThat(rig.events()).containsExactly("ADDED 4 Dai", "ADDED 5 Eva");
        table.delete("id = 1 AND name = 'Ada'").delete("id = 3");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Eve");
        assertThat(rig.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
    }

    @Test
    @DisplayName("a trusted model is not searched for the other rows of an identifier")
    void trustedModelReadsRecentRowsAlone() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO)
                .onDuplicateIds(Model.DuplicateIds.TRUST)
                .build();
        rig.sync().orThrow();
        rig.payloads();
        table.update(1, "Eve", 10);

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Eve");
    }
}

package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A model that loses suspiciously many rows pauses its mapping instead of emptying the destination. */
abstract class MassDeleteTests {
    abstract Scene scene();

    @Test
    @DisplayName("a model that is suddenly empty pauses, deletes nothing, and goes on when the rows are back")
    void emptyModelPauses() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id > 0");

        assertPaused(rig.sync(), "5");
        assertPaused(rig.sync(), "5");

        assertThat(rig.payloads()).isEmpty();
        assertThat(rig.view()).hasSize(5);
        scene().grow(people, 4, 5);
        scene().run("DELETE FROM " + people + " WHERE id = 5");
        assertThat(rig.syncedEvents())
                .containsExactlyInAnyOrder(
                        "DELETED 1 null|null",
                        "DELETED 2 null|null",
                        "DELETED 3 null|null",
                        "DELETED 5 null|null",
                        "UPDATED 4 n4|Bern");
    }

    @Test
    @DisplayName("an approval lets the next sync delete what was shown, once")
    void approvalLetsTheNextSyncDelete() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id > 0");
        assertPaused(rig.sync(), "5");
        rig.approve();

        SyncResult approved = rig.sync();

        assertThat(approved.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(approved.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 5, 0, 0));
        assertThat(rig.view()).isEmpty();
        scene().grow(people, 1, 3);
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id > 0");
        assertPaused(rig.sync(), "3");
    }

    @Test
    @DisplayName("an approval covers no more deletes than were shown")
    void approvalCoversWhatWasShown() {
        String people = scene().crowd(400);
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id <= 150");
        assertPaused(rig.sync(), "150");
        rig.approve();
        scene().run("DELETE FROM " + people + " WHERE id <= 160");

        assertPaused(rig.sync(), "160");

        assertThat(rig.payloads()).isEmpty();
    }

    @Test
    @DisplayName("more than 100 rows and more than 20 percent pause; 100 rows, or 20 percent, pass")
    void guardTakesRowsAndPercentTogether() {
        String people = scene().crowd(500);
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id <= 101");
        assertPaused(rig.sync(), "101");
        scene().grow(people, 1, 1);

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 100, 0, 0));

        scene().run("DELETE FROM " + people + " WHERE id > 400");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 100, 0, 0));
        scene().grow(people, 501, 1_000);
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id > 840");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 160, 0, 0));
    }

    @Test
    @DisplayName("the guard counts all deletes there are, before the cut and whatever the trigger")
    void guardCountsBeforeTheCut() {
        String people = scene().crowd(400);
        Rig rig = scene().rigOverPeople(people).trigger(ChangeKind.ADDED).build();
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id <= 150");
        Rig tight = scene().rigOverPeople(people)
                .trigger(ChangeKind.ADDED)
                .recordsPerSync(10)
                .after(rig)
                .build();

        assertPaused(tight.sync(), "150");

        assertThat(tight.payloads()).isEmpty();
        scene().grow(people, 1, 150);
        assertThat(tight.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    private static void assertPaused(SyncResult result, String deletes) {
        assertThat(result.status()).as("status of %s", result).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason()).get().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(ErrorCode.MASS_DELETE);
            assertThat(reason.message()).contains(deletes).contains("approve");
        });
    }
}

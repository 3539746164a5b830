package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.destination.spi.RecordResult;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A row that the destination refuses again and again rests until it changes or a person releases it. */
abstract class ParkedTests {
    private static final SyncResult.Extracted ONE_PARKED = new SyncResult.Extracted(0, 0, 0, 0, 1);

    abstract Scene scene();

    @Test
    @DisplayName("a row that was rejected in five syncs is parked in the sixth, which succeeds without sending it")
    void rowRejectedInFiveSyncsIsParkedInTheSixth() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        reject(rig, 5, "1");
        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(4, 0, 0, 1, 0, 0, 0));
        for (int sync = 2; sync <= 5; sync++) {
            assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 1, 0, 0, 0));
        }

        SyncResult sixth = rig.sync();

        assertThat(sixth.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(sixth.extracted()).isEqualTo(ONE_PARKED);
        assertThat(sixth.loaded().total()).isZero();
        assertThat(rig.sync().extracted()).isEqualTo(ONE_PARKED);
        assertThat(rig.action().attempts("1")).hasSize(5);
    }

    @Test
    @DisplayName("others are sent beside a parked row, and the sync that sends them succeeds")
    void othersAreSentBesideAParkedRow() {
        String people = scene().people();
        Rig rig = parked(people, "1", "4");
        scene().run(
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3",
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')");

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 1, 0, 2));
        assertThat(rig.events())
                .containsExactlyInAnyOrder("DELETED 3 null|null", "UPDATED 2 Bob|Lyon", "ADDED 6 Fay|Oslo");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, 2));
    }

    @Test
    @DisplayName("a parked row that changes is sent, and its new version has a count of its own")
    void parkedRowThatChangesIsSent() {
        String people = scene().people();
        Rig rig = parked(people, "1");
        reject(rig, 1, "1");
        scene().run("UPDATE " + people + " SET city = 'Leeds' WHERE id = 1");

        assertThat(rig.sync().loaded().rejected()).isEqualTo(1);

        assertThat(rig.syncedEvents()).containsExactly("ADDED 1 Ada|Leeds");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a delivery between two rejections forgets the first")
    void deliveryForgetsTheCount() {
        String people = scene().people();
        Rig rig = impatient(people);
        rig.sync();
        for (int round = 0; round < 3; round++) {
            scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
            reject(rig, 1, "2");
            rig.sync();
            scene().run("UPDATE " + people + " SET city = 'Nice" + round + "' WHERE id = 2");
            assertThat(rig.sync().loaded().deliveredUpdated()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a row that is released is sent again, and rests again only after as many failures as before")
    void releasedRowIsSentAgain() {
        Rig rig = parked(scene().people(), "1", "4");
        reject(rig, 1, "1");

        release(rig);

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(1, 0, 0, 1, 0, 0, 0));
        reject(rig, 1, "1");
        assertThat(rig.sync().loaded().rejected()).isEqualTo(1);
        assertThat(rig.sync().extracted()).isEqualTo(ONE_PARKED);
        release(rig);
        rig.payloads();
        assertThat(rig.syncedEvents()).containsExactly("ADDED 1 Ada|London");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a delete is parked, too; a row that is back as it was is no change, and one that is back otherwise is"
            + " sent")
    void deleteIsParked() {
        String people = scene().people();
        Rig rig = impatient(people);
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 2", "DELETE FROM " + people + " WHERE id = 3");
        reject(rig, 2, "2", "3");
        rig.sync();
        rig.sync();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, 2));

        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Paris')",
                        "INSERT INTO " + people + " VALUES (3, 'Cem', 'Izmir')");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 3 Cem|Izmir");
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        scene().run("DELETE FROM " + people + " WHERE id = 2", "DELETE FROM " + people + " WHERE id = 3");
        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("DELETED 2 null|null", "DELETED 3 null|null");
    }

    @Test
    @DisplayName("a parked update with an unknown outcome stays unconfirmed: taken back, it is sent with the old value")
    void parkedUnknownUpdateStaysUnconfirmed() {
        String people = scene().people();
        Rig rig = impatient(people);
        rig.sync();
        rig.payloads();
        rig.action().applyUnknown().answer("2", RecordResult.unknown("time-out"), RecordResult.rejected("no"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        rig.sync();
        rig.sync();
        assertThat(rig.sync().extracted()).isEqualTo(ONE_PARKED);
        rig.payloads();
        scene().run("UPDATE " + people + " SET city = 'Paris' WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Paris");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a parked add with an unknown outcome that leaves the model is deleted")
    void parkedUnknownAddThatLeavesIsDeleted() {
        String people = scene().people();
        Rig rig = impatient(people);
        rig.action().applyUnknown().answer("1", RecordResult.unknown("time-out"), RecordResult.unknown("time-out"));
        rig.sync();
        rig.sync();
        assertThat(rig.sync().extracted()).isEqualTo(ONE_PARKED);
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 1");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 1 null|null");
        assertThat(rig.view()).doesNotContainKey("1");
    }

    @Test
    @DisplayName("a parked add that leaves the model is forgotten, and sent if it comes back")
    void parkedAddThatLeavesIsForgotten() {
        String people = scene().people();
        Rig rig = parked(people, "1");
        scene().run("DELETE FROM " + people + " WHERE id = 1", "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Lyon");

        scene().run("INSERT INTO " + people + " VALUES (1, 'Ada', 'London')");
        assertThat(rig.syncedEvents()).containsExactly("ADDED 1 Ada|London");
    }

    @Test
    @DisplayName("parked rows take nothing from the limit: a sync of three rows sends three others")
    void parkedRowsTakeNothingFromTheLimit() {
        String people = scene().people();
        Rig rig = parked(people, "1", "2", "5");
        scene().grow(people, 6, 12);
        scene().run("DELETE FROM " + people + " WHERE id = 3");
        Rig tight = scene().rigOverPeople(people)
                .limits(Limits.builder().recordsPerSync(3).parkAfterSyncs(2).build())
                .after(rig)
                .build();

        for (long taken : new long[] {3, 3, 2, 0}) {
            SyncResult result = tight.sync();

            assertThat(result.extracted().total()).isEqualTo(taken);
            assertThat(result.extracted().parked()).isEqualTo(3);
            assertThat(tight.payloads()).hasSize((int) taken);
        }
        assertThat(tight.view()).containsOnlyKeys("4", "6", "7", "8", "9", "10", "11", "12");
    }

    @Test
    @DisplayName("a parked row whose identifier occurs twice is set aside, and rests again once it is single")
    void parkedRowThatOccursTwiceIsSetAside() {
        String people = scene().people();
        Rig rig = parked(people, "1");
        scene().run(
                        "INSERT INTO " + people + " VALUES (1, 'Ada', 'Leeds')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");

        SyncResult twice = rig.sync();

        assertThat(twice.extracted()).isEqualTo(new SyncResult.Extracted(0, 1, 0, 2, 0));
        assertThat(rig.events()).containsExactly("UPDATED 2 Bob|Lyon");
        scene().run(
                        "DELETE FROM " + people + " WHERE city = 'Leeds'",
                        "UPDATE " + people + " SET city = 'Nice' WHERE id = 2");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 1, 0, 0, 1));
        assertThat(rig.action().attempts("1")).hasSize(2);
    }

    @Test
    @DisplayName("identifiers that occur twice are found beside parked adds, updates and deletes")
    void duplicatesAreFoundBesideParkedRows() {
        String people = scene().people();
        Rig rig = impatient(people);
        reject(rig, 1, "1");
        rig.sync();
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2", "DELETE FROM " + people + " WHERE id = 3");
        reject(rig, 1, "1");
        reject(rig, 2, "2", "3");
        rig.sync();
        rig.sync();
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, 3));
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (4, 'Dai', 'Bangor')",
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Roma')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')");

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 5, 3));
        assertThat(result.duplicateIds())
                .containsExactlyInAnyOrder(new SyncResult.DuplicateId("4", 2), new SyncResult.DuplicateId("6", 2));
        assertThat(rig.payloads()).isEmpty();
    }

    @Test
    @DisplayName("a row of 512 columns rests as any other")
    void wideRowRests() {
        WideTable wide = WideTable.ofAllTypes(scene(), 511, 3);
        Rig rig = scene().rig(wide.query())
                .columns(wide.columns())
                .limits(Limits.builder().parkAfterSyncs(1).build())
                .build();
        reject(rig, 1, "1");

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(2, 0, 0, 1, 0, 0, 0));
        assertThat(rig.sync().extracted()).isEqualTo(ONE_PARKED);
    }

    private Rig impatient(String people) {
        return scene().rigOverPeople(people)
                .limits(Limits.builder().parkAfterSyncs(2).build())
                .build();
    }

    /** A rig whose adds of the named rows are parked and whose other rows are delivered. */
    private Rig parked(String people, String... recordIds) {
        Rig rig = impatient(people);
        reject(rig, 2, recordIds);
        rig.sync();
        rig.sync();
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 0, recordIds.length));
        rig.payloads();
        return rig;
    }

    private static void reject(Rig rig, int times, String... recordIds) {
        RecordResult[] answers = new RecordResult[times];
        Arrays.fill(answers, RecordResult.rejected("no such plan"));
        for (String recordId : recordIds) {
            rig.action().answer(recordId, answers);
        }
    }

    private static void release(Rig rig) {
        rig.retl().release(rig.mappingId());
    }
}

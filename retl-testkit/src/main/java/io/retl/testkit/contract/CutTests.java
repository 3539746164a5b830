package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sync takes at most {@code recordsPerSync} rows; the next ones take the rest. */
abstract class CutTests {
    abstract Scene scene();

    @Test
    @DisplayName(
            "700 rows with a limit of 150 take syncs of 150, 150, 150, 150 and 100, each row once and none deleted")
    void cutRowsFollowInTheNextSyncs() {
        Rig rig = scene().rigOverPeople(scene().crowd(700)).recordsPerSync(150).build();

        assertThat(rig.syncUntilQuiet(8)).containsExactly(150L, 150L, 150L, 150L, 100L, 0L);

        List<Payload> payloads = rig.payloads();
        assertThat(payloads).hasSize(700).allMatch(payload -> payload.changeKind() == ChangeKind.ADDED);
        assertThat(payloads).extracting(Payload::recordId).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("updates and deletes are cut as adds are, and found again with their latest values")
    void updatesAndDeletesAreCutToo() {
        String people = scene().crowd(300);
        Rig rig = scene().rigOverPeople(people).recordsPerSync(120).build();
        rig.syncUntilQuiet(8);
        rig.payloads();
        scene().run(
                        "UPDATE " + people + " SET city = 'Rom' WHERE id > 50",
                        "DELETE FROM " + people + " WHERE id <= 50");

        assertThat(rig.sync().extracted().total()).isEqualTo(120);
        scene().run("UPDATE " + people + " SET city = 'Ulm' WHERE id > 50");
        rig.syncUntilQuiet(8);

        assertThat(rig.view())
                .hasSize(250)
                .allSatisfy((id, fields) -> assertThat(fields).isEqualTo("n" + id + "|Ulm"));
        assertThat(rig.payloads().stream().filter(payload -> payload.changeKind() == ChangeKind.DELETED))
                .hasSize(50);
    }

    @Test
    @DisplayName("deletes get a share of a sync that is cut, and a sync takes the whole limit whatever the mixture")
    void deletesGetAShare() {
        String people = scene().crowd(200);
        Rig rig = scene().rigOverPeople(people).recordsPerSync(200).build();
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id <= 30");
        scene().grow(people, 201, 600);
        Rig tight = scene().rigOverPeople(people).recordsPerSync(40).after(rig).build();

        SyncResult first = tight.sync();

        assertThat(first.extracted().total()).isEqualTo(40);
        assertThat(first.extracted().deleted()).isPositive();
        assertThat(first.extracted().added()).isPositive();
        List<Long> counts = tight.syncUntilQuiet(20);
        assertThat(counts.subList(0, 9)).containsOnly(40L);
        assertThat(counts.subList(9, counts.size())).containsExactly(30L, 0L);
        assertThat(tight.view()).hasSize(570);
    }

    @Test
    @DisplayName("a limit of a single row still sends adds, updates and deletes in turn")
    void limitOfOneSendsEverything() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3");
        Rig tight = scene().rigOverPeople(people).recordsPerSync(1).after(rig).build();

        assertThat(tight.syncUntilQuiet(6)).containsExactly(1L, 1L, 1L, 0L);

        assertThat(tight.events())
                .containsExactlyInAnyOrder("DELETED 3 null|null", "UPDATED 2 Bob|Lyon", "ADDED 6 Fay|Oslo");
    }

    @Test
    @DisplayName("rows that nobody wants count towards the limit and are not lost either")
    void unwantedRowsAreCutToo() {
        String people = scene().crowd(100);
        Rig rig = scene().rigOverPeople(people)
                .trigger(ChangeKind.DELETED)
                .recordsPerSync(30)
                .build();
        rig.syncUntilQuiet(12);
        scene().run("DELETE FROM " + people + " WHERE id > 60");

        rig.syncUntilQuiet(12);

        assertThat(rig.payloads()).hasSize(40).extracting(Payload::recordId).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("lasting overload starves no row: all rows change before every sync, and each is sent in turn")
    void lastingOverloadStarvesNoRow() {
        int rows = 200;
        String people = scene().crowd(rows);
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        Rig tight = scene().rigOverPeople(people).recordsPerSync(50).after(rig).build();
        Set<String> sent = new HashSet<>();

        for (int round = 0; round < 100 && sent.size() < rows; round++) {
            scene().run("UPDATE " + people + " SET city = 'round " + round + "' WHERE 1 = 1");
            assertThat(tight.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 50, 0, 0, 0));
            tight.payloads().forEach(payload -> sent.add(payload.recordId()));
        }

        assertThat(sent).hasSize(rows);
    }

    @Test
    @DisplayName("a cut sync that delivered all it took succeeds")
    void cutSyncSucceeds() {
        Rig rig = scene().rigOverPeople(scene().crowd(30)).recordsPerSync(20).build();

        assertThat(rig.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
    }
}

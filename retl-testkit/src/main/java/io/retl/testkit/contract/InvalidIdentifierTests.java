package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Model;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows without an identifier and rows that share one. */
abstract class InvalidIdentifierTests {
    abstract Scene scene();

    @Test
    @DisplayName("rows whose identifier is null are set aside and counted; the others go on")
    void nullIdentifiersAreSetAside() {
        String people = scene().people();
        scene().run(
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nul', 'Bern')");
        Rig rig = scene().rigOverPeople(people).build();

        SyncResult first = rig.sync();
        SyncResult second = rig.sync();

        assertThat(first.extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 2, 0));
        assertThat(first.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(second.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 2, 0));
        assertThat(rig.view()).containsOnlyKeys("1", "2", "3", "4", "5");
    }

    @Test
    @DisplayName("all rows of a duplicate among new rows are set aside, listed, and sent once it is single")
    void duplicateAmongNewRowsIsSetAside() {
        String people = scene().people();
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "INSERT INTO " + people + " VALUES (6, 'Foe', 'Oslo')",
                        "INSERT INTO " + people + " VALUES (6, 'Foe', 'Oslo')");
        Rig rig = scene().rigOverPeople(people).build();

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 3, 0));
        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.duplicateIds()).containsExactly(new SyncResult.DuplicateId("6", 3));
        assertThat(rig.view()).containsOnlyKeys("1", "2", "3", "4", "5");
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE name = 'Foe'");
        assertThat(rig.syncedEvents()).containsExactly("ADDED 6 Fay|Oslo");
    }

    @Test
    @DisplayName("a known row that becomes a duplicate keeps its state: neither update nor false delete")
    void duplicateOfKnownRowKeepsItsState() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')",
                        "UPDATE " + people + " SET city = 'Rom' WHERE id = 1");

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, 1, 0, 2, 0));
        assertThat(result.duplicateIds()).containsExactly(new SyncResult.DuplicateId("2", 2));
        assertThat(rig.events()).containsExactly("UPDATED 1 Ada|Rom");
        scene().run("DELETE FROM " + people + " WHERE id = 2 AND city = 'Lyon'");
        assertThat(rig.sync()).satisfies(again -> {
            assertThat(again.status()).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(again.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        });
    }

    @Test
    @DisplayName("a duplicate that is single again with other values is an update")
    void duplicateThatIsSingleAgainIsAnUpdate() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')");
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 2 AND city = 'Paris'");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Lyon");
    }

    @Test
    @DisplayName("a duplicate whose rows are all gone is a delete")
    void duplicateThatIsGoneIsADelete() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')");
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 2 null|null");
    }

    @Test
    @DisplayName("two equal rows are a duplicate as well, among known rows and among new ones, beside a null")
    void equalRowsAreADuplicate() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (3, 'Cem', 'Ankara')",
                        "INSERT INTO " + people + " VALUES (7, 'Gus', 'Graz')",
                        "INSERT INTO " + people + " VALUES (7, 'Gus', 'Graz')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')",
                        "INSERT INTO " + people + " VALUES (8, 'Hal', 'Wien')",
                        "DELETE FROM " + people + " WHERE id = 5");

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 1, 5, 0));
        assertThat(rig.events()).containsExactly("DELETED 5 null|null", "ADDED 8 Hal|Wien");
        assertThat(result.duplicateIds())
                .containsExactlyInAnyOrder(new SyncResult.DuplicateId("3", 2), new SyncResult.DuplicateId("7", 2));
    }

    @Test
    @DisplayName("a mapping that takes deletes alone gets none for a duplicate")
    void duplicateIsNoDelete() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).trigger(ChangeKind.DELETED).build();
        rig.sync();
        scene().run("INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')", "DELETE FROM " + people + " WHERE id = 4");

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 1, 2, 0));
        assertThat(rig.events()).containsExactly("DELETED 4 null|null");
    }

    @Test
    @DisplayName("a cut lets no row of a duplicate pass")
    void cutLetsNoDuplicatePass() {
        String people = scene().crowd(40);
        List<List<Object>> copies = new ArrayList<>();
        for (int id = 5; id <= 40; id += 5) {
            copies.add(List.of(id, "copy", "Bern"));
        }
        scene().insert(people, copies);
        Rig rig = scene().rigOverPeople(people).recordsPerSync(7).build();

        List<Long> counts = rig.syncUntilQuiet(20);

        assertThat(counts).containsExactly(7L, 7L, 7L, 7L, 4L, 0L);
        assertThat(rig.payloads()).hasSize(32).noneMatch(payload -> Integer.parseInt(payload.recordId()) % 5 == 0);
        assertThat(rig.sync().extracted().invalid()).isEqualTo(16);
    }

    @Test
    @DisplayName("a model that asks for it fails on duplicates before anything is sent, naming one")
    void failPolicyFailsBeforeAnythingIsSent() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people)
                .onDuplicateIds(Model.DuplicateIds.FAIL)
                .build();
        assertThat(rig.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Lyon')",
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')");

        SyncResult failed = rig.sync();

        assertThat(failed.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(failed.reason().orElseThrow().code()).isEqualTo(ErrorCode.DUPLICATE_IDS);
        assertThat(failed.reason().orElseThrow().message()).contains("model").contains("'2'");
        assertThat(rig.payloads()).isEmpty();
        scene().run("DELETE FROM " + people + " WHERE id = 2 AND city = 'Lyon'");
        assertThat(rig.syncedEvents()).containsExactly("ADDED 6 Fay|Oslo");
    }

    @Test
    @DisplayName("a model whose identifiers are trusted syncs as any other, and sets null aside all the same")
    void trustPolicySyncsUniqueRows() {
        String people = scene().people();
        scene().run("INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')");
        Rig rig = scene().rigOverPeople(people)
                .onDuplicateIds(Model.DuplicateIds.TRUST)
                .build();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 1, 0));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2", "DELETE FROM " + people + " WHERE id = 3");
        rig.payloads();
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null|null", "UPDATED 2 Bob|Lyon");
    }
}

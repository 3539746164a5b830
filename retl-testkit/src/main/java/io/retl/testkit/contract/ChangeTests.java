package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Adds, updates, deletes and re-adds, and what must not be taken for one. */
abstract class ChangeTests {
    abstract Scene scene();

    @Test
    @DisplayName("the first sync sends every row as added")
    void firstSyncSendsEveryRow() {
        Rig rig = scene().rigOverPeople(scene().people()).build();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(5, 0, 0, 0, 0, 0, 0));
        assertThat(rig.events())
                .containsExactlyInAnyOrder(
                        "ADDED 1 Ada|London",
                        "ADDED 2 Bob|Paris",
                        "ADDED 3 Cem|Ankara",
                        "ADDED 4 Dai|Cardiff",
                        "ADDED 5 Eva|Praha");
    }

    @Test
    @DisplayName("the second sync of unchanged rows sends nothing")
    void secondSyncSendsNothing() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        rig.sync();
        rig.payloads();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(rig.action().attempts()).hasSize(5);
    }

    @Test
    @DisplayName("an added, an updated and a deleted row are sent as what they are, and nothing else")
    void editsAreSentAsWhatTheyAre() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3");

        SyncResult result = rig.sync();

        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(1, 1, 1, 0, 0, 0, 0));
        assertThat(rig.events())
                .containsExactlyInAnyOrder("DELETED 3 null|null", "UPDATED 2 Bob|Lyon", "ADDED 6 Fay|Oslo");
        assertThat(rig.view())
                .isEqualTo(Map.of(
                        "1", "Ada|London", "2", "Bob|Lyon", "4", "Dai|Cardiff", "5", "Eva|Praha", "6", "Fay|Oslo"));
    }

    @Test
    @DisplayName("a deleted row is delivered once, with its id and every column as null")
    void deletedRowHasNullColumns() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 4");

        rig.sync();

        assertThat(rig.payloads()).singleElement().satisfies(deleted -> {
            assertThat(deleted.changeKind()).isEqualTo(ChangeKind.DELETED);
            assertThat(deleted.recordId()).isEqualTo("4");
            assertThat(deleted.fields()).containsOnlyKeys("name", "city");
            assertThat(deleted.has("name") && deleted.field("name") == null).isTrue();
            assertThat(deleted.has("city") && deleted.field("city") == null).isTrue();
        });
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a deleted row that comes back is added again")
    void deletedRowThatComesBackIsAdded() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("DELETE FROM " + people + " WHERE id = 3");
        rig.sync();
        rig.payloads();
        scene().run("INSERT INTO " + people + " VALUES (3, 'Cem', 'Ankara')");

        assertThat(rig.syncedEvents()).containsExactly("ADDED 3 Cem|Ankara");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("deletes are delivered before everything else")
    void deletesGoFirst() {
        String people = scene().crowd(300);
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run(
                        "DELETE FROM " + people + " WHERE id <= 50",
                        "UPDATE " + people + " SET city = 'Rom' WHERE id > 100");
        scene().grow(people, 301, 500);

        rig.sync();

        List<ChangeKind> kinds =
                rig.payloads().stream().map(Payload::changeKind).toList();
        assertThat(kinds).hasSize(450);
        assertThat(kinds.subList(0, 50)).containsOnly(ChangeKind.DELETED);
        assertThat(kinds.subList(50, 450)).doesNotContain(ChangeKind.DELETED);
    }

    @Test
    @DisplayName("a value that becomes null, empty and a text again is an update each time")
    void nullEmptyAndTextDiffer() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();

        scene().run("UPDATE " + people + " SET city = NULL WHERE id = 1");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Ada|null");
        scene().run("UPDATE " + people + " SET city = 'null' WHERE id = 1");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Ada|null");
        scene().run("UPDATE " + people + " SET city = 'London' WHERE id = 1");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 1 Ada|London");
    }

    @Test
    @DisplayName("a model without a row succeeds and sends nothing")
    void emptyModelSucceeds() {
        Rig rig = scene().rigOverPeople(scene().emptyPeople()).build();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("a restarted host goes on where the last one left")
    void stateOutlivesTheHost() {
        String people = scene().people();
        Rig first = scene().rigOverPeople(people).build();
        first.sync();
        first.payloads();
        first.close();
        scene().run("UPDATE " + people + " SET city = 'Nice' WHERE id = 5");

        Rig second = scene().rigOverPeople(people).after(first).build();

        assertThat(second.syncedEvents()).containsExactly("UPDATED 5 Eva|Nice");
    }

    @Test
    @DisplayName("two mappings of one table keep a state each")
    void mappingsKeepTheirOwnState() {
        String people = scene().people();
        Rig one = scene().rigOverPeople(people).build();
        one.sync();
        scene().run("DELETE FROM " + people + " WHERE id = 1");

        Rig other = scene().rigOverPeople(people).build();

        assertThat(other.sync().extracted()).isEqualTo(new SyncResult.Extracted(4, 0, 0, 0, 0));
        assertThat(one.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 1, 0, 0));
    }

    @Test
    @DisplayName("another query with the same columns resets nothing: the rows decide")
    void changedQueryResetsNothing() {
        String people = scene().people();
        Rig first = scene().rigOverPeople(people).build();
        first.sync();
        first.payloads();
        String narrower = Scene.peopleQuery(people) + " WHERE id <> 2";

        Rig second = scene().rig(narrower).columns("name", "city").after(first).build();

        assertThat(second.syncedEvents()).containsExactly("DELETED 2 null|null");
    }

    @Test
    @DisplayName("a new column sends every row once more, as updated")
    void newColumnResendsEveryRow() {
        String people = scene().people();
        Rig first = scene().rigOverPeople(people).build();
        first.sync();
        String wider = "SELECT id, name, city, city AS town FROM " + people;

        Rig second = scene().rig(wider).columns("name").after(first).build();

        assertThat(second.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 5, 0, 0, 0));
        assertThat(second.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("columns with other names send every row once more, though the values are the same")
    void renamedColumnsResendEveryRow() {
        String people = scene().people();
        Rig first = scene().rigOverPeople(people).build();
        first.sync();
        String renamed = "SELECT id, name AS nickname, city AS citadel FROM " + people;

        Rig second = scene().rig(renamed).columns("nickname").after(first).build();

        assertThat(second.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 5, 0, 0, 0));
        assertThat(second.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("a query that fails half-way is never read as a model without rows")
    void failingQueryDeletesNothing() {
        String people = scene().people();
        Rig first = scene().rigOverPeople(people).build();
        first.sync();
        first.payloads();
        String failing = Scene.peopleQuery(people) + " WHERE CAST(name AS INTEGER) > 0";

        Rig second = scene().rig(failing).columns("name", "city").after(first).build();
        SyncResult result = second.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.WAREHOUSE);
        assertThat(second.payloads()).isEmpty();
        assertThat(scene().rigOverPeople(people).after(first).build().sync().extracted())
                .isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("what is sent, compared and kept comes from one evaluation of the model")
    void modelIsEvaluatedOnce() {
        String people = scene().people();
        String drawn =
                "SELECT id, %s AS drawn FROM %s".formatted(scene().fixture().volatileInteger(), people);
        Rig first = scene().rig(drawn).columns("drawn").unplanned().build();
        first.sync();
        String integer = scene().fixture().integerType();
        String frozen = scene().table("frozen", "id " + integer, "drawn " + integer);
        scene().insert(
                        frozen,
                        first.payloads().stream()
                                .map(payload -> List.of(
                                        Long.valueOf(payload.recordId()),
                                        Long.valueOf(String.valueOf(payload.field("drawn")))))
                                .toList());

        Rig second = scene().rig("SELECT id, drawn FROM " + frozen)
                .columns("drawn")
                .after(first)
                .build();

        assertThat(second.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("a model whose rows come and go by chance has no duplicates and loses no row")
    void volatileModelLosesNoRow() {
        String people = scene().crowd(80);
        String byChance = Scene.peopleQuery(people)
                + " WHERE MOD(%s, 2) = 0".formatted(scene().fixture().volatileInteger());
        Rig fickle = scene().rig(byChance).columns("name", "city").unplanned().build();

        for (int round = 0; round < 5; round++) {
            SyncResult result = fickle.sync();
            assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(result.extracted().invalid()).isZero();
        }

        Rig steady = scene().rigOverPeople(people).after(fickle).build();
        steady.sync().orThrow();
        assertThat(steady.view()).hasSize(80);
        assertThat(steady.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }
}

package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.Mapping.OnSchemaChange;
import io.retl.destination.spi.RecordResult;
import io.retl.sync.SyncResult;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rebase rewrites the checksum of a row that is confirmed and has not changed, and of no other. */
abstract class RebaseTests {
    abstract Scene scene();

    private Rig delivered(String people) {
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync().orThrow();
        rig.payloads();
        return rig;
    }

    /** The same mapping over a query with a column more. */
    private Rig rebasing(Rig earlier, String people) {
        return rebasing(earlier, people, Limits.builder().build());
    }

    private Rig rebasing(Rig earlier, String people, Limits limits) {
        return scene().rig("SELECT id, name, city, name AS nick FROM " + people)
                .columns("name", "city")
                .after(earlier)
                .limits(limits)
                .onSchemaChange(OnSchemaChange.REBASE)
                .build();
    }

    @Test
    @DisplayName("what changed at the same time as the columns is sent, and nothing else")
    void whatChangedAtTheSameTimeIsSent() {
        String people = scene().people();
        Rig first = delivered(people);
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3");
        Rig rig = rebasing(first, people);

        SyncResult result = rig.sync();

        assertThat(result.rebased()).hasValue(3);
        assertThat(rig.events())
                .containsExactlyInAnyOrder("DELETED 3 null|null", "UPDATED 2 Bob|Lyon", "ADDED 6 Fay|Oslo");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("an unconfirmed row is left as it is and sent, though it equals its last attempt")
    void unconfirmedRowIsSent() {
        String people = scene().people();
        Rig first = delivered(people);
        first.action().applyUnknown().answer("2", RecordResult.unknown("time-out"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        first.sync();
        first.payloads();
        Rig rig = rebasing(first, people);

        SyncResult result = rig.sync();

        assertThat(result.rebased()).hasValue(4);
        assertThat(rig.events()).containsExactly("UPDATED 2 Bob|Lyon");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a row that was rejected is sent")
    void rejectedRowIsSent() {
        String people = scene().people();
        Rig first = delivered(people);
        first.action().answer("2", RecordResult.rejected("no"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        first.sync();

        assertThat(rebasing(first, people).syncedEvents()).containsExactly("UPDATED 2 Bob|Lyon");
    }

    @Test
    @DisplayName("a parked row stays parked, until its old columns change")
    void parkedRowStaysParked() {
        String people = scene().people();
        Limits atOnce = Limits.builder().parkAfterSyncs(1).build();
        Rig first = scene().rigOverPeople(people).limits(atOnce).build();
        first.action().answer("2", RecordResult.rejected("no")).answer("3", RecordResult.rejected("no"));
        first.sync();
        first.payloads();
        scene().run("UPDATE " + people + " SET city = 'Bursa' WHERE id = 3");
        Rig rig = rebasing(first, people, atOnce);

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 0, 0, 1));
        assertThat(rig.events()).containsExactly("ADDED 3 Cem|Bursa");
        assertThat(rig.sync().extracted().parked()).isEqualTo(1);
    }

    @Test
    @DisplayName("rows that share an id keep what was stored for it, and rows without one do no harm")
    void rowsThatShareAnIdAreLeft() {
        String people = scene().people();
        Rig first = delivered(people);
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Bob', 'Paris')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')");
        Rig rig = rebasing(first, people);

        SyncResult result = rig.sync();

        assertThat(result.rebased()).hasValue(4);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 0, 4, 0));
        scene().run("DELETE FROM " + people + " WHERE id = 2", "INSERT INTO " + people + " VALUES (2, 'Bob', 'Nice')");
        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Nice");
    }

    @Test
    @DisplayName("the same change after a rebase has a message id of its own")
    void messageIdsStayApart() {
        String people = scene().people();
        Rig first = delivered(people);
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        Rig rig = rebasing(first, people);
        rig.sync();
        scene().run("UPDATE " + people + " SET city = 'Paris' WHERE id = 2");
        rig.sync();
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        rig.sync();

        assertThat(rig.action().attempts("2"))
                .hasSize(3)
                .extracting(payload -> payload.messageId())
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("a rebase leaves no table behind")
    void rebaseLeavesNoTable() {
        String people = scene().people();
        Rig rig = rebasing(delivered(people), people);
        rig.sync().orThrow();

        List<String> tables = scene().query(scene().dialect().statements().tables(scene().stateSchema()));

        assertThat(tables).isNotEmpty().noneMatch(table -> table.startsWith("rebase"));
    }
}

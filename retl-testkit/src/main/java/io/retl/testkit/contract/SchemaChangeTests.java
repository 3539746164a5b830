package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Mapping.ChecksumOver;
import io.retl.Mapping.OnSchemaChange;
import io.retl.plan.PlannedSchemaChange;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of known rows when other columns decide whether they changed. */
abstract class SchemaChangeTests {
    private static final SyncResult.Extracted FIVE_UPDATED = new SyncResult.Extracted(0, 5, 0, 0, 0);

    abstract Scene scene();

    /** A mapping whose five rows are delivered. */
    private Rig delivered(String people) {
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync().orThrow();
        rig.payloads();
        return rig;
    }

    /** The same mapping over another query. */
    private RigBuilder later(Rig earlier, String query, OnSchemaChange policy) {
        return scene().rig(query).columns("name", "city").after(earlier).onSchemaChange(policy);
    }

    private static String withNick(String people) {
        return "SELECT id, name, city, name AS nick FROM " + people;
    }

    @Test
    @DisplayName("resend sends every known row once, and the plan says how many a rebase would send")
    void resendSendsEveryKnownRowOnce() {
        String people = scene().people();
        Rig rig = later(delivered(people), withNick(people), OnSchemaChange.RESEND)
                .build();

        assertThat(rig.retl().plan(rig.mappingId()).schemaChange())
                .contains(new PlannedSchemaChange(OnSchemaChange.RESEND, 5, OptionalLong.of(0)));
        assertThat(rig.sync().extracted()).isEqualTo(FIVE_UPDATED);
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(rig.retl().plan(rig.mappingId()).schemaChange()).isEmpty();
    }

    @Test
    @DisplayName("rebase sends nothing, says how many checksums it rewrote, and does so once")
    void rebaseSendsNothing() {
        String people = scene().people();
        Rig rig = later(delivered(people), withNick(people), OnSchemaChange.REBASE)
                .build();

        assertThat(rig.retl().plan(rig.mappingId()).schemaChange())
                .contains(new PlannedSchemaChange(OnSchemaChange.REBASE, 5, OptionalLong.of(0)));
        SyncResult result = rig.sync().orThrow();

        assertThat(result.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(result.rebased()).hasValue(5);
        assertThat(rig.retl().history(rig.mappingId()).get(0).result().rebased())
                .hasValue(5);
        assertThat(rig.sync().rebased()).isEmpty();
        assertThat(rig.action().attempts()).isEmpty();
    }

    @Test
    @DisplayName("after a rebase a change of the new column is a change")
    void newColumnCountsAfterARebase() {
        String people = scene().people();
        String query = "SELECT id, name, 'none' AS city, city AS town FROM " + people;
        Rig first = scene().rig("SELECT id, name, 'none' AS city FROM " + people)
                .columns("name")
                .build();
        first.sync().orThrow();
        first.payloads();
        Rig rig = scene().rig(query)
                .columns("name", "town")
                .after(first)
                .onSchemaChange(OnSchemaChange.REBASE)
                .build();
        rig.sync().orThrow();
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Lyon");
    }

    @Test
    @DisplayName("a rebase without the old columns is refused: nothing is sent or forgotten until a person decides")
    void rebaseWithoutTheOldColumnsPauses() {
        String people = scene().people();
        Rig first = delivered(people);
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        Rig without = scene().rig("SELECT id, name, name AS nick FROM " + people)
                .columns("name")
                .after(first)
                .onSchemaChange(OnSchemaChange.REBASE)
                .build();

        SyncResult result = without.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.SCHEMA_CHANGED);
        assertThat(result.reason().orElseThrow().message())
                .containsIgnoringCase("no longer has 'city TEXT'")
                .contains("onSchemaChange", "baseline(\"" + without.mappingId() + "\")", "reset(\"");
        assertThat(without.retl().plan(without.mappingId()).schemaChange().orElseThrow())
                .isEqualTo(new PlannedSchemaChange(OnSchemaChange.REBASE, 5, OptionalLong.empty()));
        assertThat(without.action().attempts()).isEmpty();
        assertThat(later(first, withNick(people), OnSchemaChange.REBASE).build().syncedEvents())
                .containsExactly("UPDATED 2 Bob|Lyon");
    }

    @Test
    @DisplayName("a column of another type is another column")
    void columnOfAnotherTypeIsAnotherColumn() {
        String people = scene().people();
        Rig first = delivered(people);
        String retyped = "SELECT id, name, id AS city FROM " + people;

        Rig rebase = later(first, retyped, OnSchemaChange.REBASE).build();
        Rig resend = later(first, retyped, OnSchemaChange.RESEND).build();

        assertThat(rebase.sync().status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(resend.sync().extracted()).isEqualTo(FIVE_UPDATED);
        assertThat(rebase.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("checksums of a version that the dialect no longer computes pause the sync, whatever the mapping says")
    void versionThatIsNotComputedPauses() {
        String people = scene().people();
        Rig rig = delivered(people);
        scene().run("UPDATE " + scene().stateTable("checkpoints", rig.mappingId()) + " SET encoding = 0");

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.SCHEMA_CHANGED);
        assertThat(result.reason().orElseThrow().message())
                .contains(
                        "have version 0",
                        "it has version " + scene().dialect().types().encoding());
        assertThat(rig.action().attempts()).hasSize(5);
    }

    @Test
    @DisplayName("with a checksum over mapped columns a change of another column is none")
    void otherColumnsDoNotCount() {
        String people = scene().people();
        Rig rig = scene().rig(Scene.peopleQuery(people))
                .columns("name")
                .checksumOver(ChecksumOver.MAPPED_COLUMNS)
                .build();
        rig.sync().orThrow();
        rig.payloads();
        scene().run(
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "UPDATE " + people + " SET name = 'Cid' WHERE id = 3");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 3 Cid");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("with a checksum over mapped columns a field more is a change of the columns")
    void fieldMoreIsAChangeOfTheColumns() {
        String people = scene().people();
        Rig first = scene().rig(Scene.peopleQuery(people))
                .columns("name")
                .checksumOver(ChecksumOver.MAPPED_COLUMNS)
                .build();
        first.sync().orThrow();
        first.payloads();
        RigBuilder later = later(first, Scene.peopleQuery(people), OnSchemaChange.RESEND)
                .checksumOver(ChecksumOver.MAPPED_COLUMNS);

        assertThat(later.build().sync().extracted()).isEqualTo(FIVE_UPDATED);
    }

    @Test
    @DisplayName("a mapping comes to a checksum over mapped columns by a rebase, and nothing is sent")
    void checksumOverMappedColumnsIsReachedByARebase() {
        String people = scene().people();
        Rig first = delivered(people);
        Rig rig = scene().rig("SELECT id, name, 'x' AS more FROM " + people)
                .columns("name")
                .after(first)
                .onSchemaChange(OnSchemaChange.REBASE)
                .checksumOver(ChecksumOver.MAPPED_COLUMNS)
                .build();
        Rig mapped = scene().rig(Scene.peopleQuery(people))
                .columns("name")
                .after(first)
                .onSchemaChange(OnSchemaChange.REBASE)
                .checksumOver(ChecksumOver.MAPPED_COLUMNS)
                .build();

        assertThat(mapped.sync().rebased()).hasValue(5);
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(rig.action().attempts()).isEmpty();
    }
}

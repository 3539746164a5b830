package io.retl.testkit.contract;

import static io.retl.testkit.contract.TimedTable.DAY;
import static io.retl.testkit.contract.TimedTable.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.ErrorCode;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.TrackingDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** With a timestamp column a sync reads the rows that changed lately, and finds none that is gone. */
abstract class TimestampTests {
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    abstract Scene scene();

    private Stream<DynamicTest> eachType(Consumer<TimedTable> test) {
        return new TreeMap<>(scene().fixture().timestampTypes())
                .entrySet().stream()
                        .map(type -> dynamicTest(
                                type.getKey(),
                                () -> test.accept(new TimedTable(
                                        scene(),
                                        "timed_" + type.getValue().name().toLowerCase(Locale.ROOT),
                                        type.getKey(),
                                        type.getValue()))));
    }

    @TestFactory
    @DisplayName(
            "rows since the greatest timestamp less the overlap are read: ties and late rows neither repeat nor vanish")
    Stream<DynamicTest> recentRowsAreReadAndNeitherRepeatNorVanish() {
        return eachType(this::recentRowsAreRead);
    }

    private void recentRowsAreRead(TimedTable table) {
        table.insert(1, "Ada", 1).insert(2, "Bob", 5).insert(3, "Cem", 9);
        Rig rig = table.rig(DAY.multipliedBy(2)).build();

        SyncResult first = rig.sync();

        assertThat(first.comparedSince()).isEmpty();
        assertThat(rig.payloads()).hasSize(3);
        table.updateInSecret(1, "secret")
                .update(3, "tie", 9)
                .insert(4, "tie", 9)
                .insert(5, "late", 7);
        table.insert(6, "too late", 6);
        SyncResult second = rig.sync();
        assertThat(second.comparedSince()).contains(day(7));
        assertThat(rig.events()).containsExactlyInAnyOrder("UPDATED 3 tie", "ADDED 4 tie", "ADDED 5 late");
        assertThat(rig.syncedEvents()).isEmpty();
        table.insert(7, "Gus", 12);
        assertThat(rig.syncedEvents()).containsExactly("ADDED 7 Gus");
        assertThat(rig.sync().comparedSince()).contains(day(10));
    }

    @TestFactory
    @DisplayName("a timestamp of the future does not move the checkpoint past the warehouse's clock")
    Stream<DynamicTest> timestampOfTheFutureDoesNotMoveTheCheckpoint() {
        return eachType(this::futureIsLeftOut);
    }

    private void futureIsLeftOut(TimedTable table) {
        table.insert(1, "Ada", 1).insert(2, "Bob", table.now()).insert(3, "Cem", table.at(FUTURE));
        Rig rig = table.rig(Duration.ZERO).build();
        rig.sync().orThrow();

        SyncResult second = rig.sync();

        Instant now = rig.retl().history(rig.mappingId()).get(0).began();
        Duration most = table.hasTimeOfDay() ? Duration.ofMinutes(5) : DAY.plusHours(1);
        assertThat(second.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(second.comparedSince().orElseThrow()).isBetween(now.minus(most), now.plusSeconds(60));
        table.insert(4, "Dai", table.now());
        rig.payloads();
        assertThat(rig.syncedEvents()).containsExactly("ADDED 4 Dai");
    }

    @TestFactory
    @DisplayName("a hostile session reads the same rows")
    Stream<DynamicTest> hostileSessionReadsTheSameRows() {
        return eachType(this::sameRowsAreRead);
    }

    private void sameRowsAreRead(TimedTable table) {
        table.insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig usual = table.rig(Duration.ZERO).build();
        usual.sync().orThrow();
        usual.payloads();
        int id = 10;
        for (SessionProfile profile : scene().fixture().hostileSessions()) {
            Rig hostile = table.rig(Duration.ZERO)
                    .after(usual)
                    .dataSource(new TrackingDataSource(scene().dataSource(), profile))
                    .build();
            table.insert(id, "before", 8).insert(id + 1, "tie", 9);

            SyncResult result = hostile.sync();

            assertThat(result.comparedSince()).as(profile.name()).contains(day(9));
            assertThat(hostile.events()).as(profile.name()).containsExactly("ADDED " + (id + 1) + " tie");
            id += 2;
        }
    }

    @Test
    @DisplayName("a row that is gone is found by the sync that compares all rows, and by no other")
    void rowThatIsGoneIsFoundByAFullDiff() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(DAY, model -> model.fullDiffEvery(3)).build();
        rig.sync().orThrow();
        rig.payloads();
        table.delete("id = 1").updateInSecret(2, "secret");

        List<String> second = rig.syncedEvents();
        List<String> third = rig.syncedEvents();
        SyncResult fourth = rig.sync();

        assertThat(second).containsExactly("UPDATED 2 secret");
        assertThat(third).isEmpty();
        assertThat(fourth.comparedSince()).isEmpty();
        assertThat(rig.events()).containsExactly("DELETED 1 null");
        assertThat(rig.sync().comparedSince()).contains(day(8));
    }

    @Test
    @DisplayName("rows without a timestamp are read every time; one without an identifier is counted only then")
    void undatedRowsAreReadEveryTime() {
        TimedTable table = TimedTable.of(scene())
                .insert(1, "Ada", 9)
                .insertUndated(2, "Bob")
                .insertUndated(null, "Nil")
                .insert(null, "old", 1);
        Rig rig = table.rig(Duration.ZERO).build();
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 2, 0));
        rig.payloads();
        table.updateInSecret(2, "Bea").insertUndated(3, "Cem");

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(1, 1, 0, 1, 0));
        assertThat(rig.events()).containsExactlyInAnyOrder("UPDATED 2 Bea", "ADDED 3 Cem");
    }

    @Test
    @DisplayName("a model of which no row has a timestamp is compared as a whole")
    void modelWithoutAnyTimestampIsComparedAsAWhole() {
        TimedTable table = TimedTable.of(scene()).insertUndated(1, "Ada").insertUndated(2, "Bob");
        Rig rig = table.rig(Duration.ZERO).build();
        rig.sync().orThrow();
        rig.payloads();
        table.delete("id = 1");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 1 null");
    }

    @Test
    @DisplayName("another query, another timestamp column and a reset make the next sync compare all rows")
    void changedModelIsComparedAsAWhole() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO).build();
        rig.sync().orThrow();
        rig.payloads();
        String filtered = table.query() + " WHERE id > 0";
        Rig other = scene().rig(filtered)
                .columns("name")
                .model(model -> model.timestampColumn("changed").fullDiffNever())
                .after(rig)
                .build();
        table.updateInSecret(1, "secret");

        assertThat(other.sync().comparedSince()).isEmpty();
        assertThat(other.events()).containsExactly("UPDATED 1 secret");
        assertThat(other.sync().comparedSince()).isPresent();
        other.reset();
        assertThat(other.sync().comparedSince()).isEmpty();
        assertThat(other.payloads()).hasSize(2);
        Rig renamed = scene().rig("SELECT id, name, changed AS other FROM " + table.name())
                .columns("name")
                .model(model -> model.timestampColumn("other").fullDiffNever())
                .after(rig)
                .build();
        assertThat(renamed.sync().comparedSince()).isEmpty();
    }

    @Test
    @DisplayName(
            "no recent row is no empty model; all rows gone are stopped by the sync that compares them, until it is approved")
    void noRecentRowIsNoMassDelete() {
        TimedTable table = TimedTable.of(scene()).insert(1, "Ada", 1).insert(2, "Bob", 9);
        Rig rig = table.rig(Duration.ZERO, model -> model.fullDiffEvery(2)).build();
        rig.sync().orThrow();
        rig.payloads();
        table.delete("id > 0");

        SyncResult recent = rig.sync();
        SyncResult stopped = rig.sync();

        assertThat(recent.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(recent.extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(stopped.reason().orElseThrow().code()).isEqualTo(ErrorCode.MASS_DELETE);
        assertThat(rig.payloads()).isEmpty();
        rig.approve();
        assertThat(rig.sync().loaded().deliveredDeleted()).isEqualTo(2);
    }
}

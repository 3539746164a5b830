package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.StateException;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldException;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Which outcomes count towards parking, what parked rows leave alone, and whose tables a run drops. */
final class ParkingScenario {
    private static final String UNRESOLVED = PeopleWarehouse.state("unresolved_people");
    private static final String LISTED = "SELECT CONCAT(reason, ' ', tries, ' ', failing_since) FROM " + UNRESOLVED;
    private static final long BEGAN = 1_000_000;

    private final PeopleWarehouse people;
    private final Warehouse warehouse;
    private long number;

    ParkingScenario(DataSource dataSource, DialectProvider provider) throws SQLException {
        Limits limits =
                Limits.builder().parkAfterSyncs(3).parkAfter(Duration.ofDays(1)).build();
        this.people = new PeopleWarehouse(dataSource, provider, limits);
        this.warehouse = people.warehouse();
    }

    void failuresInARowAreCounted() throws SQLException {
        sync("R", BEGAN);
        assertThat(people.query(LISTED)).containsExactly("REJECTED 1 1000000");
        assertThat(failedSyncs()).containsExactly(1L);
        sync("U", BEGAN + 60);
        assertThat(people.query(LISTED)).containsExactly("UNKNOWN 2 1000000");
        sync("R", BEGAN + 120);
        assertThat(people.query(LISTED)).containsExactly("PARKED 3 1000000");

        Extraction found = PeopleWarehouse.extract(warehouse, next());

        assertThat(found.summary().staged()).isZero();
        assertThat(found.parked()).isEqualTo(1);
    }

    void anotherVersionBeginsAnew() throws SQLException {
        sync("R", BEGAN);
        sync("R", BEGAN + 60);
        people.run("UPDATE people SET name = 'Zoe' WHERE id = 1");
        assertThat(failedSyncs()).containsExactly(0L);

        sync("R", BEGAN + 120);

        assertThat(people.query(LISTED)).containsExactly("REJECTED 1 1000120");
    }

    void aRowThatFailsForTooLongIsParkedAfterTwoSyncs() throws SQLException {
        sync("R", BEGAN);

        sync("R", BEGAN + 86_400);

        assertThat(people.query(LISTED)).containsExactly("PARKED 2 1000000");
    }

    void deferredRowsChangeNothing() throws SQLException {
        sync("X", BEGAN);
        assertThat(people.query(LISTED)).isEmpty();
        sync("R", BEGAN + 60);

        sync("X", BEGAN + 120);

        assertThat(people.query(LISTED)).containsExactly("REJECTED 1 1000060");
    }

    void rowsThatSettlingMarksAreNotCounted() throws SQLException {
        sync("U", BEGAN);

        settle();

        assertThat(people.query(LISTED)).containsExactly("UNKNOWN 1 1000000");
        Extraction found = PeopleWarehouse.extract(warehouse, next());
        assertThat(rows(found)).hasSize(1).allSatisfy(row -> {
            assertThat(row.wasUnconfirmed()).isTrue();
            assertThat(row.failedSyncs()).isEqualTo(1);
        });
    }

    void anotherVersionThatSettlingMarksForgetsTheCount() throws SQLException {
        sync("R", BEGAN);
        people.run("UPDATE people SET name = 'Zoe' WHERE id = 1");

        settle();

        assertThat(people.query(LISTED)).isEmpty();
    }

    void deliveryForgetsTheRow() throws SQLException {
        sync("R", BEGAN);

        sync("", BEGAN + 60);

        assertThat(people.query(LISTED)).isEmpty();
        assertThat(warehouse.open(number).unresolvedCount()).isZero();
    }

    void releasedRowsAreCountedAnew() throws SQLException {
        assertThat(warehouse.release()).isZero();
        sync("R", BEGAN);
        assertThat(warehouse.release()).isZero();
        sync("R", BEGAN + 86_400);

        assertThat(warehouse.release()).isEqualTo(1);

        assertThat(warehouse.release()).isZero();
        assertThat(failedSyncs()).containsExactly(0L);
        sync("R", BEGAN + 86_460);
        assertThat(people.query(LISTED)).containsExactly("REJECTED 1 1086460");
    }

    void parkedDeletesAreNoDeletesForTheGuard() throws SQLException {
        sync("", BEGAN);
        people.run("DELETE FROM people WHERE id = 1");
        for (int round = 0; round < 3; round++) {
            sync("R", BEGAN + round);
        }
        people.run("DELETE FROM people WHERE id = 2");

        Extraction found = PeopleWarehouse.extract(warehouse, next());

        assertThat(found.deletes()).isEqualTo(1);
        assertThat(found.parked()).isEqualTo(1);
        assertThat(found.summary().rows()).isEqualTo(2);
    }

    void deltaThatLostAParkedRowIsNamed() throws SQLException {
        for (int round = 0; round < 3; round++) {
            sync("R", BEGAN + round);
        }
        people.run("UPDATE people SET name = 'Zoe' WHERE id = 2");
        SyncKey sync = next();
        FoldOrder order = order(sync, PeopleWarehouse.extract(warehouse, sync), BEGAN + 9, List.of());
        people.run("DELETE FROM " + PeopleWarehouse.state("delta_people_4_4") + " WHERE seq IS NULL");

        assertThatThrownBy(() -> warehouse.fold(order))
                .isInstanceOfSatisfying(
                        StateException.class, lost -> assertThat(lost.code()).isEqualTo(ErrorCode.DELTA_LOST))
                .hasMessage(
                        "Mapping 'people': the delta '__segment_reverse_etl'.'delta_people_4_4' of sync #4 was changed"
                                + " from outside: it has 1 rows, but had 2 before the first was sent. What that sync"
                                + " delivered can no longer be told, so nothing was folded and nothing more is sent."
                                + " Restore the table, or call baseline(\"people\") to take the model's rows as delivered"
                                + " without sending them, or reset(\"people\") to send every row again.");
    }

    void tablesOfALaterEpochAreLeftAlone() throws SQLException {
        SyncKey mine = new SyncKey(1, 10);
        PeopleWarehouse.extract(warehouse, mine);
        Warehouse successor = people.warehouse();
        SyncKey later = new SyncKey(2, 20);
        PeopleWarehouse.extract(successor, later);
        String delta = PeopleWarehouse.state("delta_people_2_20");

        warehouse.sweep(mine.epoch());
        warehouse.open(mine.epoch());
        warehouse.reset(mine.epoch());

        assertThat(people.count(delta)).isEqualTo(3);
        assertThatThrownBy(() -> people.count(PeopleWarehouse.state("delta_people_1_10")))
                .isInstanceOf(SQLException.class);
        successor.sweep(later.epoch());
        assertThatThrownBy(() -> people.count(delta)).isInstanceOf(SQLException.class);
    }

    void deltaOfAnUnsettledSyncOutlivesTheNextOpening() throws SQLException {
        sync("", BEGAN);
        people.run("UPDATE people SET name = 'Zoe' WHERE id = 2");
        SyncKey unsettled = next();
        Extraction extraction = PeopleWarehouse.extract(warehouse, unsettled);
        FoldOrder order = order(unsettled, extraction, BEGAN + 60, List.of());

        assertThat(people.warehouse().open(next().epoch()).unsettled()).isTrue();

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.FOLDED);
        assertThat(people.warehouse().open(next().epoch()).unsettled()).isFalse();
    }

    /** A sync in which the first row, if there is one, has an outcome and the others are delivered. */
    private void sync(String outcome, long began) {
        SyncKey sync = next();
        Extraction found = PeopleWarehouse.extract(warehouse, sync);
        List<FoldException> exceptions = outcome.isEmpty()
                ? List.of()
                : rows(sync, found).stream()
                        .filter(row -> row.recordId().equals("1"))
                        .map(row -> new FoldException(row.seq(), outcome))
                        .toList();

        assertThat(warehouse.fold(order(sync, found, began, exceptions))).isEqualTo(FoldOutcome.FOLDED);
    }

    /** A sync that died when every row may have been sent and no answer was stored. */
    private void settle() {
        SyncKey sync = next();
        Extraction found = PeopleWarehouse.extract(warehouse, sync);
        FoldOrder order = new FoldOrder(
                sync, sync.epoch(), PeopleWarehouse.plan(found, BEGAN + 600), found.before(), found.last(), List.of());

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.FOLDED);
    }

    private static FoldOrder order(SyncKey sync, Extraction found, long began, List<FoldException> exceptions) {
        return new FoldOrder(
                sync, sync.epoch(), PeopleWarehouse.plan(found, began), found.last(), found.last(), exceptions);
    }

    private List<Long> failedSyncs() {
        return rows(PeopleWarehouse.extract(warehouse, next())).stream()
                .map(Page.DeltaRow::failedSyncs)
                .toList();
    }

    private List<Page.DeltaRow> rows(Extraction found) {
        return rows(new SyncKey(number, number), found);
    }

    private List<Page.DeltaRow> rows(SyncKey sync, Extraction found) {
        return warehouse.readPage(sync, found, found.before(), found.last()).rows();
    }

    private SyncKey next() {
        number++;
        return new SyncKey(number, number);
    }
}

package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.StateException;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Folds sent twice, by two folders at once, too late, and over a delta that somebody touched. */
final class FoldGuardScenario {
    private static final Warehouse.SyncKey FIRST = new Warehouse.SyncKey(1, 10);

    private final PeopleWarehouse people;

    FoldGuardScenario(DataSource dataSource, DialectProvider provider) throws SQLException {
        this.people = new PeopleWarehouse(dataSource, provider, Limits.builder().build());
    }

    void foldSentTwiceHappensOnce() throws SQLException {
        Warehouse warehouse = people.warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.FOLDED);
        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.ALREADY_FOLDED);
        assertThat(records()).isEqualTo(3);
        assertThat(people.warehouse().open(FIRST.epoch()).recordCount()).isEqualTo(3);
    }

    void twoFoldersAtOnceFoldOnce() throws Exception {
        Warehouse.FoldOrder order = order(people.warehouse(), FIRST.epoch());
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            Future<FoldOutcome> one = executor.submit(() -> fold(together, order));
            Future<FoldOutcome> other = executor.submit(() -> fold(together, order));

            assertThat(List.of(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(FoldOutcome.FOLDED, FoldOutcome.ALREADY_FOLDED);
        } finally {
            executor.shutdownNow();
        }
        assertThat(records()).isEqualTo(3);
        assertThat(people.warehouse().open(FIRST.epoch()).recordCount()).isEqualTo(3);
    }

    void foldOfAnOlderSyncIsRefused() {
        Warehouse warehouse = people.warehouse();
        Warehouse.FoldOrder late = order(warehouse, FIRST.epoch());
        Warehouse.SyncKey second = new Warehouse.SyncKey(2, 11);
        Warehouse.FoldOrder later = order(warehouse, second, second.epoch());

        assertThat(warehouse.fold(later)).isEqualTo(FoldOutcome.FOLDED);
        assertThat(warehouse.fold(late)).isEqualTo(FoldOutcome.REFUSED);
        assertThat(warehouse.open(FIRST.epoch()).lastSync()).isEqualTo(2);
    }

    void foldUnderAnOlderEpochIsRefused() throws SQLException {
        Warehouse warehouse = people.warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());
        people.run("UPDATE " + PeopleWarehouse.state("checkpoints_people") + " SET epoch = 11");

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.REFUSED);
        assertThat(records()).isZero();
    }

    void deltaThatLostRowsIsNamed() throws SQLException {
        Warehouse warehouse = people.warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());
        people.run("DELETE FROM " + PeopleWarehouse.state("delta_people_1_10") + " WHERE seq = 2");

        assertThatThrownBy(() -> warehouse.fold(order))
                .isInstanceOfSatisfying(
                        StateException.class, lost -> assertThat(lost.code()).isEqualTo(ErrorCode.DELTA_LOST))
                .hasMessageContaining("delta_people_1_10");
        assertThat(records()).isZero();
    }

    private FoldOutcome fold(CyclicBarrier together, Warehouse.FoldOrder order) throws Exception {
        Warehouse warehouse = people.warehouse();
        together.await(30, TimeUnit.SECONDS);
        return warehouse.fold(order);
    }

    private Warehouse.FoldOrder order(Warehouse warehouse, long epoch) {
        return order(warehouse, FIRST, epoch);
    }

    private static Warehouse.FoldOrder order(Warehouse warehouse, Warehouse.SyncKey sync, long epoch) {
        Extraction extraction = PeopleWarehouse.extract(warehouse, sync);
        return new Warehouse.FoldOrder(
                sync, epoch, PeopleWarehouse.plan(extraction, 0), extraction.last(), extraction.last(), List.of());
    }

    private long records() throws SQLException {
        return people.count(PeopleWarehouse.state("records_people"));
    }
}

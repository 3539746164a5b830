package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.StateException;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.jdbc.Database;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.JdbcWarehouse;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.mapping.Expressions;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
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

    private final DataSource dataSource;
    private final DialectProvider provider;
    private final Mapping mapping;

    FoldGuardScenario(DataSource dataSource, DialectProvider provider) throws SQLException {
        this.dataSource = dataSource;
        this.provider = provider;
        run("CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(20))");
        run("INSERT INTO people VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cem')");
        Source source = Source.builder("shop").dataSource(dataSource).build();
        this.mapping = Mapping.builder("people")
                .model(Model.builder("people")
                        .source(source)
                        .query("SELECT id, name FROM people")
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action("upsert", (payload, context) -> {})
                        .build())
                .action("upsert")
                .field("name", Expressions.column("name"))
                .build();
    }

    void foldSentTwiceHappensOnce() throws SQLException {
        Warehouse warehouse = warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.FOLDED);
        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.ALREADY_FOLDED);
        assertThat(records()).isEqualTo(3);
        assertThat(warehouse().open().recordCount()).isEqualTo(3);
    }

    void twoFoldersAtOnceFoldOnce() throws Exception {
        Warehouse.FoldOrder order = order(warehouse(), FIRST.epoch());
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
        assertThat(warehouse().open().recordCount()).isEqualTo(3);
    }

    void foldOfAnOlderSyncIsRefused() {
        Warehouse warehouse = warehouse();
        Warehouse.FoldOrder late = order(warehouse, FIRST.epoch());
        Warehouse.SyncKey second = new Warehouse.SyncKey(2, 11);
        Warehouse.FoldOrder later = order(warehouse, second, second.epoch());

        assertThat(warehouse.fold(later)).isEqualTo(FoldOutcome.FOLDED);
        assertThat(warehouse.fold(late)).isEqualTo(FoldOutcome.REFUSED);
        assertThat(warehouse.open().lastSync()).isEqualTo(2);
    }

    void foldUnderAnOlderEpochIsRefused() throws SQLException {
        Warehouse warehouse = warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());
        run("UPDATE " + state("checkpoints_people") + " SET epoch = 11");

        assertThat(warehouse.fold(order)).isEqualTo(FoldOutcome.REFUSED);
        assertThat(records()).isZero();
    }

    void deltaThatLostRowsIsNamed() throws SQLException {
        Warehouse warehouse = warehouse();
        Warehouse.FoldOrder order = order(warehouse, FIRST.epoch());
        run("DELETE FROM " + state("delta_people_1_10") + " WHERE seq = 2");

        assertThatThrownBy(() -> warehouse.fold(order))
                .isInstanceOfSatisfying(
                        StateException.class, lost -> assertThat(lost.code()).isEqualTo(ErrorCode.DELTA_LOST))
                .hasMessageContaining("delta_people_1_10");
        assertThat(records()).isZero();
    }

    private FoldOutcome fold(CyclicBarrier together, Warehouse.FoldOrder order) throws Exception {
        Warehouse warehouse = warehouse();
        together.await(30, TimeUnit.SECONDS);
        return warehouse.fold(order);
    }

    private Warehouse.FoldOrder order(Warehouse warehouse, long epoch) {
        return order(warehouse, FIRST, epoch);
    }

    private static Warehouse.FoldOrder order(Warehouse warehouse, Warehouse.SyncKey sync, long epoch) {
        MappingState state = warehouse.open();
        Extraction extraction = warehouse.extract(
                state,
                new ExtractRequest(
                        sync, EnumSet.allOf(ChangeKind.class), new Cut(1_000, 1, 0), Model.DuplicateIds.SET_ASIDE));
        LoadPlan plan = new LoadPlan(
                state.stateId(),
                state.lastSync(),
                extraction.before(),
                extraction.summary().staged(),
                state.signature(),
                extraction.encoding(),
                true,
                false);
        return new Warehouse.FoldOrder(sync, epoch, plan, extraction.last(), extraction.last(), List.of());
    }

    private Warehouse warehouse() {
        Database database = new Database("shop", dataSource, this::dialect);
        return new JdbcWarehouse(mapping, Limits.builder().build(), database);
    }

    private io.retl.warehouse.spi.Dialect dialect(DialectContext context) {
        return provider.dialect(context);
    }

    private static String state(String table) {
        return "\"__segment_reverse_etl\".\"" + table + "\"";
    }

    private long records() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + state("records_people"))) {
            row.next();
            return row.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

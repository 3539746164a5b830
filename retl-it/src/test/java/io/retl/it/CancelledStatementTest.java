package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.TrackingDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who cancels a sync while the model runs stops the statement, too, not only its own waiting. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CancelledStatementTest {
    private static final String RUNNING = """
            SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event = 'PgSleep' AND query LIKE 'CREATE%'""";

    @FunctionalInterface
    private interface Stop {
        void stop(Retl retl);
    }

    private static long running(Statement watch) throws SQLException {
        try (ResultSet row = watch.executeQuery(RUNNING)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void stopOnPostgres(Stop stop) throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try (SharedPostgres postgres = SharedPostgres.open();
                Connection connection = postgres.dataSource().getConnection();
                Statement watch = connection.createStatement()) {
            SlowModel model = SlowModel.onPostgres(postgres.dataSource());
            TrackingDataSource host = new TrackingDataSource(postgres.dataSource());
            Source source = Source.builder("shop").dataSource(host).build();
            try (Retl retl = model.retl(source).executor(single).build()) {
                CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> retl.sync(SlowModel.MAPPING));
                while (running(watch) == 0) {
                    assertThat(sync).isNotDone();
                }

                stop.stop(retl);
                SyncResult result = sync.get(20, TimeUnit.SECONDS);

                assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.CANCELLED);
                assertThat(running(watch)).as("statements that run on").isZero();
                assertThat(host.open()).as("connections left open").isZero();
                assertThat(model.crm().view()).isEmpty();
            }
            SlowModel.hurry(postgres.dataSource());
            try (Retl retl = model.retl(source).build()) {
                retl.sync(SlowModel.MAPPING).orThrow();
            }
            assertThat(model.crm().view()).hasSize(SlowModel.ROWS);
        } finally {
            single.shutdownNow();
        }
    }

    @Test
    @Tag("postgres")
    void cancelStopsTheStatementAtTheServer() throws Exception {
        stopOnPostgres(retl -> retl.cancel(SlowModel.MAPPING));
    }

    @Test
    @Tag("postgres")
    void closingStopsTheStatementAtTheServer() throws Exception {
        stopOnPostgres(retl -> retl.close(Duration.ofSeconds(20)));
    }

    @Test
    void cancelStopsTheModelOnH2AndLeavesNoDelta() throws Exception {
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            SlowModel model = SlowModel.onH2(warehouse.dataSource());
            Source source =
                    Source.builder("shop").dataSource(warehouse.dataSource()).build();
            try (Retl retl = model.retl(source).build()) {
                CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> retl.sync(SlowModel.MAPPING));
                while (statements(warehouse).stream().noneMatch(statement -> statement.contains("DAWDLE"))) {
                    assertThat(sync).isNotDone();
                }

                retl.cancel(SlowModel.MAPPING);
                SyncResult result = sync.get(10, TimeUnit.SECONDS);

                assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.CANCELLED);
                assertThat(
                                warehouse.query(
                                        "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'delta%' OR table_name LIKE 'copy%'"))
                        .isEmpty();
                SlowModel.hurry();
                retl.sync(SlowModel.MAPPING).orThrow();
            }
            assertThat(model.crm().view()).hasSize(SlowModel.ROWS);
        }
    }

    private static List<String> statements(H2Warehouse warehouse) {
        return warehouse
                .query("SELECT UPPER(executing_statement) FROM information_schema.sessions"
                        + " WHERE executing_statement IS NOT NULL AND session_id <> SESSION_ID()")
                .stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }
}

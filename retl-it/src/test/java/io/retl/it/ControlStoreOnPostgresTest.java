package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.Source;
import io.retl.internal.control.Failure;
import io.retl.internal.control.FoldMark;
import io.retl.internal.control.HeldLease;
import io.retl.internal.control.JdbcControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.ReadMark;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.jdbc.Database;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.postgres.PostgresDialectProvider;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("postgres")
@Timeout(60)
class ControlStoreOnPostgresTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final LoadPlan PLAN = new LoadPlan(
            "state-1",
            4,
            -3,
            20,
            "columns",
            2,
            true,
            false,
            1_740_823_200,
            new ReadMark(true, 17, "2025-03-01T10:00:00Z/3/0a"));
    private static final int THREADS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private SharedPostgres server;

    @BeforeEach
    void open() {
        server = SharedPostgres.open();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        server.close();
    }

    private static JdbcControlStore store(DataSource dataSource) {
        Source source = Source.builder("shop")
                .dataSource(dataSource)
                .stateSchema("retl")
                .build();
        return new JdbcControlStore(
                source, new Database("shop", dataSource, product -> new PostgresDialectProvider().dialect(product)));
    }

    private JdbcControlStore store() {
        return store(server.dataSource());
    }

    private static Optional<Lease> tryAcquire(JdbcControlStore store, String holder) {
        return store.tryAcquire("m", holder, LEASE, Duration.ofSeconds(60));
    }

    /** Everything that was written moves into the past. */
    private void pass(Duration time) {
        server.run("UPDATE retl.control_leases SET expires_at = expires_at - interval '%s seconds'"
                .formatted(time.toSeconds()));
    }

    @Test
    void ofSixteenWhoTryOneGetsTheLease() throws Exception {
        List<JdbcControlStore> processes = List.of(store(), store());
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Optional<Lease>>> tries = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            JdbcControlStore store = processes.get(thread % 2);
            String holder = "node-" + thread;
            tries.add(threads.submit(() -> {
                start.await();
                return tryAcquire(store, holder);
            }));
        }

        List<Lease> taken = new ArrayList<>();
        for (Future<Optional<Lease>> answer : tries) {
            answer.get(30, TimeUnit.SECONDS).ifPresent(taken::add);
        }
        assertThat(taken).hasSize(1);
        assertThat(processes.get(0).findHolder("m").map(HeldLease::holder))
                .contains(taken.get(0).holder());
    }

    @Test
    void syncGoesThroughItsStagesAndIntoTheHistory() {
        JdbcControlStore store = store();
        Lease lease = tryAcquire(store, "node-a").orElseThrow();
        store.begin(lease, 4);
        store.startLoading(lease, PLAN, 500);
        store.moveMarks(lease, 2, 12);
        assertThat(store.findLastSync("m"))
                .contains(new SyncRow(5, lease.epoch(), SyncStage.LOADING, PLAN, 2, 12, 500));
        store.startFolding(lease, 17, 17);
        store.finish(
                lease,
                SyncResult.builder("m", 5, SyncStatus.SUCCEEDED)
                        .durations(Map.of(SyncPhase.LOAD, Duration.ofMillis(41)))
                        .build());
        store.release(lease, Duration.ofSeconds(20));

        assertThat(store.findLastFold("m")).contains(new FoldMark("state-1", 5));
        assertThat(store.history("m", 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.result()).hasToString("m #5 SUCCEEDED: no change in 41 ms"));
        assertThat(tryAcquire(store, "node-b").orElseThrow().rest())
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void failuresWrittenTwiceAreThereOnceWhateverTheirText() {
        JdbcControlStore store = store();
        Lease lease = tryAcquire(store, "node-a").orElseThrow();
        store.begin(lease, 0);
        List<Failure> failures = List.of(FailedRows.rejected(-1, "a\0\ud800"), FailedRows.rejected(2, "ä\ud83d\ude00"));

        store.addFailures(lease, failures);
        store.addFailures(lease, failures);

        assertThat(store.failures("m", 1))
                .containsExactly(FailedRows.rejected(-1, "a\ufffd\ufffd"), FailedRows.rejected(2, "ä\ud83d\ude00"));
    }

    @Test
    void writeThatMeetsATakeOverWaitsForItAndIsRefused() throws Exception {
        JdbcControlStore late = store();
        Lease lost = tryAcquire(late, "node-a").orElseThrow();
        late.begin(lost, 0);
        late.startLoading(lost, PLAN, 0);
        pass(LEASE);
        Future<?> write;
        try (Connection takeOver = server.dataSource().getConnection();
                Statement statement = takeOver.createStatement()) {
            takeOver.setAutoCommit(false);
            statement.execute("SELECT 1 FROM retl.control_leases FOR UPDATE");
            write = threads.submit(() -> late.moveMarks(lost, 5, 10));
            awaitBlocked();
            statement.execute("UPDATE retl.control_leases SET epoch = epoch + 1, holder = 'node-b'");
            takeOver.commit();
        }

        assertThatThrownBy(() -> write.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LeaseLostException.class);
        assertThat(late.findLastSync("m").orElseThrow().deliveredThrough()).isEqualTo(-3);
    }

    @Test
    void takeOverThatMeetsARenewalWaitsForItAndIsRefused() throws Exception {
        JdbcControlStore store = store();
        assertThat(tryAcquire(store, "node-a")).isPresent();
        pass(LEASE);
        Future<Optional<Lease>> takeOver;
        try (Connection renewal = server.dataSource().getConnection();
                Statement statement = renewal.createStatement()) {
            renewal.setAutoCommit(false);
            statement.execute("SELECT 1 FROM retl.control_leases FOR UPDATE");
            takeOver = threads.submit(() -> tryAcquire(store, "node-b"));
            awaitBlocked();
            statement.execute("UPDATE retl.control_leases SET expires_at = now() + interval '30 seconds'");
            renewal.commit();
        }

        assertThat(takeOver.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(store.findHolder("m").map(HeldLease::holder)).contains("node-a");
    }

    /** The row lock shows in the server; the time-out of the test ends a wait that is in vain. */
    private void awaitBlocked() throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean blocked = false;
            while (!blocked && !Thread.currentThread().isInterrupted()) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND wait_event_type = 'Lock'")) {
                    blocked = rows.next();
                }
            }
        }
    }

    @Test
    void scriptOfADatabaseOwnerIsAllThatTheUserNeeds() {
        String role = "clerk_" + server.database();
        server.run("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
        try {
            JdbcControlStore store = store(server.dataSource(role, "secret"));
            for (String line : store.script()) {
                server.run(line.startsWith("-- GRANT") ? line.substring(2) : line);
            }
            Lease lease = tryAcquire(store, "node-a").orElseThrow();
            store.begin(lease, 0);
            store.addFailures(lease, List.of(FailedRows.rejected(1, "42")));
            store.finish(lease, SyncResult.builder("m", 1, SyncStatus.PARTIAL).build());
            store.reset(lease);

            assertThat(store.history("m", 10)).hasSize(1);
            assertThat(store.failedRecords("m", 1, 10)).hasSize(1);
            assertThatThrownBy(() ->
                            SharedPostgres.run(server.dataSource(role, "secret"), "CREATE TABLE retl.mine (id INT)"))
                    .hasRootCauseMessage("ERROR: permission denied for schema retl\n  Position: 14");
        } finally {
            server.run("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }
}

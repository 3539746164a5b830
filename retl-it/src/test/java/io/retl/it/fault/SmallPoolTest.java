package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.FaultyDataSource;
import io.retl.testkit.HeldCall;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.ScriptedServerAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The host's pool is small, or others hold all of its connections: retl goes on, or says what it waited for, and never hangs. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SmallPoolTest {
    private static final int ROWS = 1_000;

    private final MemoryWorld world = MemoryWorld.open(ROWS);
    private final BasicDataSource pool = new BasicDataSource();
    private final List<Connection> hogged = new ArrayList<>();

    @AfterEach
    void close() throws SQLException {
        release();
        assertThat(pool.getNumActive()).as("connections left open").isZero();
        pool.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void poolOfAFewConnectionsIsEnough(int size) {
        try (Retl retl = retl(size)) {
            assertThat(retl.sync(PeopleSync.MAPPING).orThrow().loaded().deliveredAdded())
                    .isEqualTo(ROWS);
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fewConnectionsServeTwoSyncsAtATime(int size) throws Exception {
        try (Retl retl = retl(size, "people-to-hook", "people-again")) {
            CompletableFuture<SyncResult> another = CompletableFuture.supplyAsync(() -> retl.sync("people-again"));

            SyncResult result = retl.sync(PeopleSync.MAPPING);

            assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(another.get(20, TimeUnit.SECONDS).status()).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(world.destination().log()).hasSize(2 * ROWS);
        }
    }

    @Test
    void poolWithoutAFreeConnectionIsNamedWithItsWaitAndServesTheNextSync() throws SQLException {
        try (Retl retl = retl(3)) {
            hog(3);
            SyncResult refused = retl.sync(PeopleSync.MAPPING);

            assertThat(refused.status()).as("%s", refused).isEqualTo(SyncStatus.PAUSED);
            assertThat(refused.reason().orElseThrow().code()).isEqualTo(ErrorCode.CONTROL_STORE);
            assertThat(refused.reason().orElseThrow().message())
                    .startsWith("Source 'shop': ")
                    .contains("Timeout waiting for idle object, maxWaitDuration=PT0.");
            assertThat(world.destination().requests()).isEmpty();

            release();
            retl.sync(PeopleSync.MAPPING).orThrow();
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void poolThatOthersTakeInMidLoadStopsTheSyncWithinAWindow() throws SQLException {
        AtomicInteger requests = new AtomicInteger();
        world.destination().answer(batch -> {
            if (requests.incrementAndGet() == 6) {
                hog(2);
            }
            return ScriptedServerAnswer.status(200);
        });
        try (Retl retl = retl(2)) {
            SyncResult stopped = retl.sync(PeopleSync.MAPPING);

            assertThat(stopped.status()).as("%s", stopped).isEqualTo(SyncStatus.PAUSED);
            assertThat(stopped.reason().orElseThrow().code()).isEqualTo(ErrorCode.CONTROL_STORE);
            assertThat(world.destination().log()).hasSizeLessThanOrEqualTo(6 * 50 + 200);

            release();
            SyncResult next = retl.sync(PeopleSync.MAPPING).orThrow();
            assertThat(next.loaded().delivered()).isPositive();
            assertThat(world.destination().duplicates()).isLessThanOrEqualTo(200);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    /** The lease is not renewed meanwhile. Nobody takes it over, so it is good again when there is a connection again. */
    @Test
    void modelThatHoldsTheOnlyConnectionForLongerThanTheLeaseEndsWell() throws Exception {
        SyncResult result = syncWithASlowModel(Duration.ofSeconds(10));

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.destination().duplicates()).isZero();
    }

    @Test
    void modelThatHoldsTheOnlyConnectionOfAnImpatientPoolLosesTheLeaseAndSendsNothing() throws Exception {
        SyncResult result = syncWithASlowModel(Duration.ofMillis(300));

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.LEASE_LOST);
        assertThat(world.destination().requests()).isEmpty();
        try (Retl retl = world.retl()) {
            world.people().expireLease();
            retl.sync(PeopleSync.MAPPING).orThrow();
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    /** With a single connection, which the model keeps until the lease would have ended. */
    private SyncResult syncWithASlowModel(Duration maxWait) throws Exception {
        pool.setUrl(world.jdbcUrl());
        pool.setUsername("sa");
        pool.setMaxTotal(1);
        pool.setMaxWait(maxWait);
        FaultyDataSource held = new FaultyDataSource(pool);
        HeldCall model = held.hold(JdbcCall.of(Kind.EXECUTE, "delta_", "people"));
        Source source = Source.builder("shop").dataSource(held).build();
        try (Retl retl = world.sync().retl(source).build()) {
            CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> retl.sync(PeopleSync.MAPPING));
            model.awaitReached(Duration.ofSeconds(20));
            new CompletableFuture<Boolean>()
                    .completeOnTimeout(true, PeopleSync.LEASE.toMillis() + 500, TimeUnit.MILLISECONDS)
                    .join();
            model.release();
            return sync.get(20, TimeUnit.SECONDS);
        }
    }

    private Retl retl(int size, String... mappings) {
        pool.setUrl(world.jdbcUrl());
        pool.setUsername("sa");
        pool.setMaxTotal(size);
        pool.setMaxWait(Duration.ofMillis(size == 1 ? 5_000 : 300));
        Source source = Source.builder("shop").dataSource(pool).build();
        return (mappings.length == 0 ? world.sync().retl(source) : world.sync().retl(source, mappings)).build();
    }

    /** Takes so many connections as they come free. */
    private void hog(int connections) {
        while (hogged.size() < connections) {
            try {
                hogged.add(pool.getConnection());
            } catch (SQLException inUse) {
                assertThat(inUse.getMessage()).contains("idle object");
            }
        }
    }

    private void release() throws SQLException {
        for (Connection connection : hogged) {
            connection.close();
        }
        hogged.clear();
    }
}

package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JdbcControlStoreRaceTest {
    private static final int THREADS = 16;
    private static final Duration LEASE = ControlStoreContract.LEASE;

    private final H2ControlStore database = new H2ControlStore();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private static Optional<Lease> tryAcquire(ControlStore store, String holder) {
        return store.tryAcquire("m", holder, LEASE, ControlStoreContract.TIMEOUT);
    }

    private <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> call : calls) {
            futures.add(threads.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> future : futures) {
            answers.add(future.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    /** In a database without tables, so that all of them make the tables, too. */
    @RepeatedTest(10)
    void ofSixteenWhoTryOneGetsTheLease() throws Exception {
        List<ControlStore> processes = List.of(database.open(), database.open());
        List<Callable<Optional<Lease>>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            ControlStore store = processes.get(thread % 2);
            String holder = "node-" + thread;
            calls.add(() -> tryAcquire(store, holder));
        }

        List<Lease> taken = atOnce(calls).stream().flatMap(Optional::stream).toList();

        assertThat(taken).hasSize(1);
        assertThat(processes.get(0).findHolder("m").orElseThrow().holder())
                .isEqualTo(taken.get(0).holder());
    }

    @Test
    void ofSixteenWhoTakeOverOneGetsTheLease() throws Exception {
        Lease lost = tryAcquire(database.open(), "node-a").orElseThrow();
        database.pass(LEASE);
        List<Callable<Optional<Lease>>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String holder = "node-" + thread;
            calls.add(() -> tryAcquire(database.open(), holder));
        }

        List<Lease> taken = atOnce(calls).stream().flatMap(Optional::stream).toList();

        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).epoch()).isGreaterThan(lost.epoch());
    }

    @Test
    void writeThatMeetsATakeOverWaitsForItAndIsRefused() throws Exception {
        ControlStore late = database.open();
        Lease lost = tryAcquire(late, "node-a").orElseThrow();
        late.begin(lost, 0);
        late.startLoading(lost, ControlStoreContract.PLAN, 0);
        database.pass(LEASE);
        ParkingDataSource parking = new ParkingDataSource(database.dataSource());

        Future<Optional<Lease>> takeOver =
                threads.submit(() -> tryAcquire(H2ControlStore.open(parking.dataSource()), "node-b"));
        parking.awaitParked();
        Future<?> write = threads.submit(() -> late.moveMarks(lost, 5, 10));
        awaitBlockedSession();
        parking.goOn();

        assertThat(takeOver.get(30, TimeUnit.SECONDS)).isPresent();
        assertThatThrownBy(() -> write.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LeaseLostException.class);
        assertThat(late.findLastSync("m").orElseThrow().deliveredThrough()).isEqualTo(-3);
    }

    @Test
    void takeOverThatMeetsAWriteWaitsForItAndSeesWhatItWrote() throws Exception {
        ControlStore other = database.open();
        Lease lost = tryAcquire(other, "node-a").orElseThrow();
        other.begin(lost, 0);
        other.startLoading(lost, ControlStoreContract.PLAN, 0);
        database.pass(LEASE);
        ParkingDataSource parking = new ParkingDataSource(database.dataSource());

        Future<?> write =
                threads.submit(() -> H2ControlStore.open(parking.dataSource()).moveMarks(lost, 5, 10));
        parking.awaitParked();
        Future<SyncRow> takeOver = threads.submit(() -> {
            assertThat(tryAcquire(other, "node-b")).isPresent();
            return other.findLastSync("m").orElseThrow();
        });
        awaitBlockedSession();
        parking.goOn();

        write.get(30, TimeUnit.SECONDS);
        assertThat(takeOver.get(30, TimeUnit.SECONDS).deliveredThrough()).isEqualTo(5);
        assertThatThrownBy(() -> other.moveMarks(lost, 6, 10)).isInstanceOf(LeaseLostException.class);
    }

    /** The row lock shows in the database; the time-out of the test ends a wait that is in vain. */
    private void awaitBlockedSession() {
        String blocked = "SELECT SESSION_ID FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL";
        while (database.query(blocked).isEmpty() && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }
}

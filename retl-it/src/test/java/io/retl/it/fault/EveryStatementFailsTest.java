package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.RetlException;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whichever call of a sync to the database fails, and whether it was executed or not: the next syncs put it right. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EveryStatementFailsTest {
    /** Most of the time goes into the waits before something is tried again. */
    private static final int AT_ONCE = 4;

    private static final int ROWS = 30;

    /** Every call where rounds are asked for; otherwise the sweeps that take longest leave some out. */
    private static final int STRIDE = FaultSeed.rounds(0) > 0 ? 1 : 6;

    @ParameterizedTest
    @EnumSource(Moment.class)
    void nextSyncsPutRightWhatAFailedCallLeft(Moment moment) throws Exception {
        sweep(1, moment == Moment.LOST ? STRIDE : 1, moment);
    }

    /** The first sync makes the tables, which no rollback takes back on H2. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void firstSyncThatFailsIsPutRight(Moment moment) throws Exception {
        sweep(0, STRIDE, moment);
    }

    /** How many calls the sync has that nothing disturbs. */
    private static long calls(int syncsBefore) {
        try (MemoryWorld world = MemoryWorld.open(ROWS);
                Retl retl = world.retl()) {
            prepare(world, retl, syncsBefore);
            world.dataSource().fail(Long.MAX_VALUE, Moment.BEFORE, JdbcCall.any());
            retl.sync(PeopleSync.MAPPING).orThrow();
            long calls = world.dataSource().matched();
            assertThat(calls).as("calls of one sync").isBetween(20L, 300L);
            return calls;
        }
    }

    private static void sweep(int syncsBefore, int stride, Moment moment) throws Exception {
        long calls = calls(syncsBefore);
        List<Callable<Void>> runs = new ArrayList<>();
        for (long nth = 1; nth <= calls; nth += stride) {
            long failing = nth;
            runs.add(() -> {
                fail(failing, syncsBefore, moment);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Void> run : threads.invokeAll(runs)) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void fail(long nth, int syncsBefore, Moment moment) {
        try (MemoryWorld world = MemoryWorld.open(ROWS);
                Retl retl = world.retl()) {
            prepare(world, retl, syncsBefore);
            world.dataSource().fail(nth, moment, JdbcCall.any());
            String outcome = sync(retl);
            String where = "call %s fails %s: %s; the sync said: %s"
                    .formatted(nth, moment, world.dataSource().failed(), outcome);
            world.dataSource().heal();

            requireConvergence(world, retl, where);
        }
    }

    private static void prepare(MemoryWorld world, Retl retl, int syncs) {
        for (int sync = 0; sync < syncs; sync++) {
            retl.sync(PeopleSync.MAPPING).orThrow();
        }
        world.people()
                .run(
                        "UPDATE people SET name = 'later' WHERE id <= 3",
                        "DELETE FROM people WHERE id = 4",
                        "INSERT INTO people VALUES (31, 'p31')");
    }

    /** The sentence of the result, or of an exception of ours; any other exception fails the test. */
    private static String sync(Retl retl) {
        try {
            return retl.sync(PeopleSync.MAPPING).toString();
        } catch (RetlException ours) {
            return String.valueOf(ours.getMessage());
        }
    }

    private static void requireConvergence(MemoryWorld world, Retl retl, String where) {
        world.people().expireLease();
        SyncResult next = retl.sync(PeopleSync.MAPPING);
        if (next.status() != SyncStatus.SUCCEEDED) {
            world.people().expireLease();
            next = retl.sync(PeopleSync.MAPPING);
        }

        assertThat(next.status()).as("%s; then: %s", where, next).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.destination().rows())
                .as(where)
                .isEqualTo(world.people().rows());
        Quiet.requireQuiet(retl, world.destination(), world.people());
        assertThat(world.dataSource().open())
                .as("connections left open, %s", where)
                .isZero();
        assertThat(world.dataSource().complaints()).as(where).isEmpty();
    }
}

package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.ScriptedServerAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the control store is full at whichever write: sending stops within a window, and goes on when there is room. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullControlStoreTest {
    private static final int ROWS = 1_000;
    private static final int WINDOW = 200;
    private static final int AT_ONCE = 4;

    /** Every write where rounds are asked for. */
    private static final int STRIDE = FaultSeed.rounds(0) > 0 ? 1 : 3;

    @TempDir
    private Path directory;

    @Test
    void fullDiskPausesTheSyncWithinAWindowAndRoomEndsThat() throws Exception {
        long writes = writesOfASync();
        assertThat(writes).isBetween(20L, 1_000L);
        List<Callable<Boolean>> runs = new ArrayList<>();
        for (long room = 0; room < writes; room += STRIDE) {
            long full = room;
            runs.add(() -> isPausedBy(full));
        }

        List<Boolean> paused = atOnce(runs);

        assertThat(paused)
                .as("whether the sync noticed, by the writes there was room for")
                .contains(true);
    }

    private static <T> List<T> atOnce(List<Callable<T>> runs) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private long writesOfASync() {
        FullDisk.Space space = FullDisk.at(directory.resolve("undisturbed"));
        try (MemoryWorld world = MemoryWorld.open(ROWS);
                Retl retl = retl(world, space)) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            return space.writes();
        }
    }

    private static Retl retl(MemoryWorld world, FullDisk.Space space) {
        return world.builder()
                .controlStore(PeopleSync.controlFile(space.jdbcUrl()))
                .build();
    }

    /** Syncs with room for so many writes and heals; whether the sync was paused. */
    private boolean isPausedBy(long room) {
        FullDisk.Space space = FullDisk.at(directory.resolve("room" + room));
        try (MemoryWorld world = MemoryWorld.open(ROWS)) {
            AtomicLong sentWhenFull = new AtomicLong(-1);
            world.destination().answer(batch -> {
                if (space.isFull()) {
                    sentWhenFull.compareAndSet(-1, world.destination().log().size());
                }
                return ScriptedServerAnswer.status(200);
            });
            space.fullAfter(room);
            SyncResult full = sync(world, space);
            String where = "room for %s writes: %s".formatted(room, full);
            long after = sentWhenFull.get() < 0 ? 0 : world.destination().log().size() - sentWhenFull.get();

            assertThat(after).as("sent after the disk was full, %s", where).isLessThanOrEqualTo(WINDOW);
            boolean paused = full.status() != SyncStatus.SUCCEEDED;
            if (paused) {
                assertThat(full.status()).as(where).isEqualTo(SyncStatus.PAUSED);
                assertThat(full.reason().orElseThrow().code()).as(where).isEqualTo(ErrorCode.CONTROL_STORE);
            }
            space.free();
            requireHealed(world, space, where);
            return paused;
        }
    }

    private static SyncResult sync(MemoryWorld world, FullDisk.Space space) {
        try (Retl retl = retl(world, space)) {
            return retl.sync(PeopleSync.MAPPING);
        }
    }

    private static void requireHealed(MemoryWorld world, FullDisk.Space space, String where) {
        People.controlStore(new DriverDataSource(space.jdbcUrl(), "sa", "")).expireLease();
        try (Retl retl = retl(world, space)) {
            SyncResult healed = retl.sync(PeopleSync.MAPPING);

            assertThat(healed.status()).as("%s; then: %s", where, healed).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(world.destination().rows())
                    .as(where)
                    .isEqualTo(world.people().rows());
            assertThat(world.destination().duplicates()).as(where).isLessThanOrEqualTo(WINDOW);
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }
}

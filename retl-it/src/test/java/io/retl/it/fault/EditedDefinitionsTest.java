package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A person edits the model or the mapping while a sync is paused, or after it died. What that sync did is folded from what
 * it stored, whatever the definition says now; the diff that follows takes the new one.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EditedDefinitionsTest {
    private static final int ROWS = 1_000;
    private static final int WINDOW = 200;
    private static final String SHOUTED = "SELECT id AS \"id\", UPPER(name) AS \"name\" FROM people WHERE id <= 900";
    private static final String WIDER = "SELECT id AS \"id\", name AS \"name\", id AS \"number\" FROM people";
    private static final String BROKEN = "SELECT id AS \"id\", nickname AS \"name\" FROM people";

    private final MemoryWorld world = MemoryWorld.open(ROWS);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void modelEditedWhileItsSyncWasPausedIsTakenByTheNextSync() {
        AtomicInteger requests = new AtomicInteger();
        world.destination().refuse(batch -> requests.incrementAndGet() > 8 ? ScriptedServerAnswer.status(401) : null);
        SyncResult paused = sync();
        assertThat(paused.status()).as("%s", paused).isEqualTo(SyncStatus.PAUSED);
        assertThat(paused.loaded().delivered()).isEqualTo(400);

        world.destination().behave();
        world.with(sync -> sync.query(SHOUTED));
        SyncResult next = sync().orThrow();

        assertThat(next.extracted()).isEqualTo(new SyncResult.Extracted(500, 400, 0, 0, 0));
        assertThat(world.destination().rows()).isEqualTo(shouted(world.people().rows()));
        assertThat(world.destination().duplicates()).isZero();
        requireQuiet();
    }

    @Test
    void modelEditedAfterACrashIsTakenByTheDiffThatFollowsTheSettling() throws Exception {
        crashInMidLoad();
        world.with(sync -> sync.query(SHOUTED));

        SyncResult next = sync().orThrow();

        assertThat(next.extracted().total()).isEqualTo(900);
        assertThat(next.extracted().updated()).as("rows of the dead sync").isBetween(200L, 600L);
        assertThat(world.destination().rows()).isEqualTo(shouted(world.people().rows()));
        requireQuiet();
    }

    @Test
    void columnsAddedToTheModelAfterACrashResendWhatWasDelivered() throws Exception {
        crashInMidLoad();
        world.with(sync -> sync.query(WIDER));

        SyncResult next = sync().orThrow();

        assertThat(next.extracted().total()).isEqualTo(ROWS);
        assertThat(next.extracted().updated()).as("rows of the dead sync").isBetween(200L, 600L);
        assertThat(world.destination().rows()).isEqualTo(world.people().rows());
        requireQuiet();
    }

    @Test
    void modelThatWasBrokenAfterACrashDoesNotKeepTheCrashFromBeingSettled() throws Exception {
        crashInMidLoad();
        world.with(sync -> sync.query(BROKEN));

        SyncResult failed = sync();

        assertThat(failed.status()).as("%s", failed).isEqualTo(SyncStatus.FAILED);
        assertThat(failed.reason().orElseThrow().code()).isEqualTo(ErrorCode.WAREHOUSE);
        assertThat(folded()).isBetween(200L, 600L);
        world.with(sync -> sync.query(PeopleSync.into("").query()));
        sync().orThrow();
        assertThat(world.destination().duplicates()).isBetween(1L, (long) WINDOW);
        assertThat(world.destination().rows()).isEqualTo(world.people().rows());
        requireQuiet();
    }

    @Test
    void smallerBatchesAndWindowAfterACrashSettleTheWindowThatItHad() throws Exception {
        crashInMidLoad();
        world.with(sync -> sync.batch(10).window(20));

        sync().orThrow();

        assertThat(world.destination().duplicates()).isBetween(1L, (long) WINDOW);
        assertThat(world.destination().rows()).isEqualTo(world.people().rows());
        requireQuiet();
    }

    private SyncResult sync() {
        try (Retl retl = world.retl()) {
            return retl.sync(PeopleSync.MAPPING);
        }
    }

    private void requireQuiet() {
        try (Retl retl = world.retl()) {
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    /** Rows whose delivery the state claims. */
    private long folded() {
        return world.people().state().stream()
                .filter(row -> row.get(2).equals("null"))
                .count();
    }

    private static Map<String, String> shouted(Map<String, String> rows) {
        Map<String, String> shouted = new TreeMap<>();
        rows.forEach((id, name) -> {
            if (Integer.parseInt(id) <= 900) {
                shouted.put(id, "P" + name.substring(1));
            }
        });
        return shouted;
    }

    /** The host gives up a sync in the middle of sending, and the lease runs out. */
    private void crashInMidLoad() throws Exception {
        CountDownLatch sending = new CountDownLatch(9);
        CountDownLatch gone = new CountDownLatch(1);
        world.destination().answer(batch -> {
            sending.countDown();
            if (sending.getCount() == 0) {
                await(gone);
            }
            return ScriptedServerAnswer.status(200);
        });
        Retl retl = world.retl();
        CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> retl.sync(PeopleSync.MAPPING));
        await(sending);
        retl.close(Duration.ZERO);
        sync.get(20, TimeUnit.SECONDS);
        gone.countDown();
        world.destination().behave();
        world.people().expireLease();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

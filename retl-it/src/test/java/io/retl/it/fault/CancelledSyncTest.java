package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.HeldCall;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A person cancels a sync, wherever it is: what was answered is folded, nothing else, and the next sync offers the rest. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class CancelledSyncTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROWS = 1_000;

    private final MemoryWorld world = MemoryWorld.open(ROWS);
    private final Retl retl = world.retl();

    @AfterEach
    void close() {
        retl.close();
        assertThat(world.dataSource().open()).as("connections left open").isZero();
        assertThat(world.dataSource().complaints()).isEmpty();
        world.close();
    }

    @Test
    void cancelWhileTheModelRunsSendsNothing() throws Exception {
        SyncResult cancelled = cancelAt(world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "delta_", "people")));

        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(SyncStatus.CANCELLED);
        assertThat(world.destination().log()).isEmpty();
        requireRestIsOffered(ROWS);
    }

    @Test
    void cancelWhileRowsAreSentFoldsThoseThatWereAnswered() throws Exception {
        CountDownLatch sending = new CountDownLatch(5);
        CountDownLatch answering = new CountDownLatch(1);
        world.destination().answer(batch -> {
            sending.countDown();
            if (sending.getCount() == 0) {
                await(answering);
            }
            return ScriptedServerAnswer.status(200);
        });
        CompletableFuture<SyncResult> sync = start();
        await(sending);
        retl.cancel(PeopleSync.MAPPING);
        answering.countDown();

        SyncResult cancelled = sync.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        int answered = world.destination().log().size();
        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(SyncStatus.CANCELLED);
        assertThat(cancelled.loaded().delivered()).isEqualTo(answered).isLessThan(ROWS);
        assertThat(world.people().state()).hasSize(answered);
        requireRestIsOffered(ROWS - answered);
    }

    @Test
    void cancelWhileTheFoldRunsTakesNothingBack() throws Exception {
        SyncResult cancelled = cancelAt(world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "update", "checkpoints_")));

        assertThat(cancelled.loaded().delivered()).as("%s", cancelled).isEqualTo(ROWS);
        assertThat(world.people().state()).hasSize(ROWS);
        requireRestIsOffered(0);
    }

    @Test
    void cancelWhileADeadSyncIsSettledLetsTheSettlingEnd() throws Exception {
        int answered = dieInMidLoad();
        HeldCall fold = world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "update", "checkpoints_"));

        SyncResult cancelled = cancelAt(fold);

        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(SyncStatus.CANCELLED);
        assertThat(world.destination().log()).hasSize(answered);
        assertThat(retl.history(PeopleSync.MAPPING))
                .anySatisfy(entry -> assertThat(entry.result().status()).isEqualTo(SyncStatus.INTERRUPTED));
        SyncResult next = retl.sync(PeopleSync.MAPPING).orThrow();
        assertThat(next.loaded().delivered()).isBetween((long) ROWS - answered, (long) ROWS - answered + 200);
        requireConverged();
    }

    @Test
    void cancelWhileAnotherHoldsTheLeaseEndsTheWait() throws Exception {
        retl.sync(PeopleSync.MAPPING).orThrow();
        world.people().run("UPDATE people SET name = 'later' WHERE id <= 3");
        world.people().giveLeaseAway();

        SyncResult cancelled = cancelAt(world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "control_leases")));

        assertThat(cancelled.status()).as("%s", cancelled).isEqualTo(SyncStatus.CANCELLED);
        world.people().expireLease();
        requireRestIsOffered(3);
    }

    /** Cancels while the call is held, then lets it go. */
    private SyncResult cancelAt(HeldCall call) throws Exception {
        CompletableFuture<SyncResult> sync = start();
        call.awaitReached(PATIENCE);
        retl.cancel(PeopleSync.MAPPING);
        call.release();
        return sync.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private CompletableFuture<SyncResult> start() {
        return CompletableFuture.supplyAsync(() -> retl.sync(PeopleSync.MAPPING));
    }

    /** Another host gives up a sync in the middle of sending; how many records arrived. */
    private int dieInMidLoad() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        CountDownLatch sending = new CountDownLatch(2); // both requests that may be on their way
        CountDownLatch gone = new CountDownLatch(1);
        world.destination().answer(batch -> {
            if (arrived.incrementAndGet() > 8) {
                sending.countDown();
                await(gone);
            }
            return ScriptedServerAnswer.status(200);
        });
        Retl dying = world.retl();
        CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> dying.sync(PeopleSync.MAPPING));
        await(sending);
        dying.close(Duration.ZERO);
        sync.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        gone.countDown();
        world.destination().behave();
        world.people().expireLease();
        return world.destination().log().size();
    }

    private void requireRestIsOffered(int rows) {
        world.destination().behave();
        SyncResult next = retl.sync(PeopleSync.MAPPING).orThrow();

        assertThat(next.loaded().delivered()).as("%s", next).isEqualTo(rows);
        assertThat(world.destination().duplicates()).isZero();
        requireConverged();
    }

    private void requireConverged() {
        assertThat(world.destination().rows()).isEqualTo(world.people().rows());
        Quiet.requireQuiet(retl, world.destination(), world.people());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.HeldCall;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host stops while a sync runs: closing returns, nothing is lost, nothing of retl is left in the process. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HostShutdownTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final MemoryWorld world = MemoryWorld.open(1_000);

    @AfterEach
    void requireNothingLeft() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("retl-") && !before.contains(thread)) {
                thread.join(PATIENCE.toMillis());
                assertThat(thread.isAlive())
                        .as("thread '%s' ended", thread.getName())
                        .isFalse();
            }
        }
        assertThat(world.dataSource().open()).as("connections left open").isZero();
        assertThat(world.dataSource().complaints()).isEmpty();
        world.close();
    }

    @Test
    void closingWhileTheModelRunsCancels() throws Exception {
        HeldCall extract = world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "delta_", "people"));

        SyncResult result = closeAt(extract);

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.loaded().delivered()).isZero();
        converge();
    }

    @Test
    void closingWhileTheFoldRunsKeepsWhatWasDelivered() throws Exception {
        HeldCall fold = world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "update", "checkpoints_"));

        SyncResult result = closeAt(fold);

        assertThat(result.loaded().delivered()).as("%s", result).isEqualTo(1_000);
        converge();
        assertThat(world.destination().duplicates()).isZero();
    }

    @Test
    void closingWhileRowsAreSentWaitsForTheirAnswersAndKeepsThem() throws Exception {
        CountDownLatch sending = new CountDownLatch(5);
        CountDownLatch answering = new CountDownLatch(1);
        world.destination().answer(batch -> {
            sending.countDown();
            if (sending.getCount() == 0) {
                await(answering);
            }
            return ScriptedServerAnswer.status(200);
        });
        Retl retl = world.retl();
        CompletableFuture<SyncResult> sync = start(retl);
        await(sending);

        SyncResult result = close(retl, sync, answering::countDown);

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.loaded().delivered())
                .isEqualTo(world.destination().log().size());
        world.destination().behave();
        converge();
        assertThat(world.destination().duplicates()).isZero();
    }

    @Test
    void closingWhileAnotherHoldsTheLeaseDoesNotWaitForIt() throws Exception {
        try (Retl first = world.retl()) {
            first.sync(PeopleSync.MAPPING).orThrow();
        }
        world.people().run("UPDATE people SET name = 'later' WHERE id <= 3");
        world.people().giveLeaseAway();
        Retl retl = world.retl();
        HeldCall looks = world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "control_leases"));
        CompletableFuture<SyncResult> sync = start(retl);
        looks.awaitReached(PATIENCE);

        SyncResult result = close(retl, sync, looks::release);

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.CANCELLED);
        world.people().expireLease();
        converge();
    }

    @Test
    void closedRetlRefusesToSyncAndClosesTwice() {
        Retl retl = world.retl();
        retl.close();
        retl.close();

        assertThatThrownBy(() -> retl.sync(PeopleSync.MAPPING)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void poolThatIsClosedFirstIsTakenAsACrash() throws Exception {
        JdbcConnectionPool pool = JdbcConnectionPool.create(world.jdbcUrl(), "sa", "");
        CountDownLatch sending = new CountDownLatch(5);
        CountDownLatch answering = new CountDownLatch(1);
        world.destination().answer(batch -> {
            sending.countDown();
            if (sending.getCount() == 0) {
                await(answering);
            }
            return ScriptedServerAnswer.status(200);
        });
        Source source = Source.builder("shop").dataSource(pool).build();
        Retl retl = world.sync().retl(source).build();
        CompletableFuture<SyncResult> sync = start(retl);
        await(sending);
        pool.dispose();

        SyncResult result = close(retl, sync, answering::countDown);

        assertThat(result.reason().orElseThrow().code()).as("%s", result).isEqualTo(ErrorCode.CONTROL_STORE);
        world.destination().behave();
        converge();
        assertThat(world.destination().duplicates()).isLessThanOrEqualTo(200);
    }

    private SyncResult closeAt(HeldCall call) throws Exception {
        Retl retl = world.retl();
        CompletableFuture<SyncResult> sync = start(retl);
        call.awaitReached(PATIENCE);
        return close(retl, sync, call::release);
    }

    private static CompletableFuture<SyncResult> start(Retl retl) {
        CompletableFuture<SyncResult> result = new CompletableFuture<>();
        Thread host = new Thread(() -> {
            try {
                result.complete(retl.sync(PeopleSync.MAPPING));
            } catch (RuntimeException failure) {
                result.completeExceptionally(failure);
            }
        });
        host.start();
        return result;
    }

    /** Closes, lets what is held go on once closing waits, and gives what the sync said. */
    private static SyncResult close(Retl retl, CompletableFuture<SyncResult> sync, Runnable release) throws Exception {
        Thread closing = new Thread(retl::close);
        closing.start();
        while (closing.getState() == Thread.State.RUNNABLE || closing.getState() == Thread.State.NEW) {
            closing.join(1);
        }
        release.run();
        closing.join(PATIENCE.toMillis());
        assertThat(closing.isAlive()).as("closing returned").isFalse();
        return sync.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** The next process finds what is left and delivers it. */
    private void converge() {
        try (Retl next = world.retl()) {
            SyncResult result = next.sync(PeopleSync.MAPPING);
            assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(next, world.destination(), world.people());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

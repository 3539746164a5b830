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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One process drops what old syncs left while another sends from its delta: that delta stays. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SweepRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROWS = 1_000;

    private final MemoryWorld world = MemoryWorld.open(ROWS);
    private final CountDownLatch sending = new CountDownLatch(2);
    private final CountDownLatch answering = new CountDownLatch(1);

    @AfterEach
    void close() {
        assertThat(world.dataSource().open()).as("connections left open").isZero();
        world.close();
    }

    /** The ids begin alike, and so do the names of the tables. */
    @ParameterizedTest
    @CsvSource({"people-to-hook, people-to-hook_1", "people-to-hook_1, people-to-hook"})
    void sweepOfAnotherMappingLeavesTheDeltaThatIsBeingSent(String loaded, String swept) throws Exception {
        try (Retl loading = world.builder(loaded, swept).build();
                Retl sweeping = world.builder(loaded, swept).build()) {
            holdAnswers();
            CompletableFuture<SyncResult> load = start(loading, loaded);
            await(sending);
            world.destination().behave();

            assertThat(sweeping.sync(swept).status()).isEqualTo(SyncStatus.SUCCEEDED);

            assertThat(world.people().stateTables("delta_"))
                    .as("the delta that is being sent")
                    .hasSize(1);
            answering.countDown();
            assertThat(load.get(20, TimeUnit.SECONDS).orThrow().loaded().delivered())
                    .isEqualTo(ROWS);
            assertThat(world.destination().log()).hasSize(2 * ROWS);
        }
    }

    /** It lists the tables when its successor has made a delta, and may drop only what is older than itself. */
    @Test
    void sweepOfARunThatLostItsLeaseLeavesTheDeltaOfItsSuccessor() throws Exception {
        try (Retl first = world.retl();
                Retl second = world.retl()) {
            HeldCall folded = world.dataSource().hold(JdbcCall.of(Kind.COMMIT, "update", "checkpoints_"));
            CompletableFuture<SyncResult> late = start(first, PeopleSync.MAPPING);
            folded.awaitReached(PATIENCE);
            HeldCall sweep = world.dataSource().hold(JdbcCall.of(Kind.EXECUTE, "information_schema.tables"));
            folded.release();
            sweep.awaitReached(PATIENCE);

            world.people().run("UPDATE people SET name = 'later'");
            world.people().expireLease();
            holdAnswers();
            CompletableFuture<SyncResult> load = start(second, PeopleSync.MAPPING);
            await(sending);
            assertThat(world.people().stateTables("delta_"))
                    .as("the delta of the successor")
                    .hasSize(1);
            sweep.release();
            late.get(20, TimeUnit.SECONDS);

            assertThat(world.people().stateTables("delta_"))
                    .as("the delta of the successor")
                    .hasSize(1);
            answering.countDown();
            assertThat(load.get(20, TimeUnit.SECONDS).orThrow().loaded().deliveredUpdated())
                    .isEqualTo(ROWS);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(second, world.destination(), world.people());
        }
    }

    private void holdAnswers() {
        world.destination().answer(batch -> {
            sending.countDown();
            await(answering);
            return ScriptedServerAnswer.status(200);
        });
    }

    private static CompletableFuture<SyncResult> start(Retl retl, String mapping) {
        return CompletableFuture.supplyAsync(() -> retl.sync(mapping));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

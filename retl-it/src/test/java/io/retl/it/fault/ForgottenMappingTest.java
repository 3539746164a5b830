package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.MappingBusyException;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mapping is forgotten and made again under the same id, or while it is being synced. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ForgottenMappingTest {
    private static final int ROWS = 300;

    private final MemoryWorld world = MemoryWorld.open(ROWS);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void mappingThatIsMadeAgainHasAStateOfItsOwnAndSendsEveryRowAsNew() {
        try (Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            String before = stateId();
            retl.forget(PeopleSync.MAPPING);
            assertThat(world.people().stateTables("records_")).isEmpty();

            SyncResult again = retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(again.extracted()).isEqualTo(new SyncResult.Extracted(ROWS, 0, 0, 0, 0));
            assertThat(stateId()).isNotEqualTo(before);
            Set<String> messageIds = new HashSet<>(world.destination().messageIds("1"));
            assertThat(messageIds)
                    .as("a destination that drops repeated ids takes both")
                    .hasSize(2);
            assertThat(retl.history(PeopleSync.MAPPING)).hasSize(2);
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void mappingThatIsBeingSyncedCannotBeForgottenOrResetByAnotherProcess() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        world.destination().answer(batch -> {
            sending.countDown();
            await(refused);
            return ScriptedServerAnswer.status(200);
        });
        try (Retl running = world.retl();
                Retl another = world.retl()) {
            CompletableFuture<SyncResult> sync = CompletableFuture.supplyAsync(() -> running.sync(PeopleSync.MAPPING));
            await(sending);

            assertThatThrownBy(() -> another.forget(PeopleSync.MAPPING)).isInstanceOf(MappingBusyException.class);
            assertThatThrownBy(() -> another.reset(PeopleSync.MAPPING)).isInstanceOf(MappingBusyException.class);
            assertThatThrownBy(() -> another.baseline(PeopleSync.MAPPING)).isInstanceOf(MappingBusyException.class);

            refused.countDown();
            assertThat(sync.get(20, TimeUnit.SECONDS).orThrow().loaded().deliveredAdded())
                    .isEqualTo(ROWS);
            Quiet.requireQuiet(another, world.destination(), world.people());
        }
        assertThat(world.destination().log()).hasSize(ROWS);
    }

    private String stateId() {
        return world.people()
                .query("SELECT state_id FROM \"__segment_reverse_etl\".\"checkpoints_" + PeopleSync.MAPPING + "\"")
                .get(0)
                .get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.internal.step.Sleeper;
import io.retl.internal.step.SystemTime;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SyncDriverTest {
    @Test
    void runIsDrivenToItsEndWhileTasksRunOnAnotherThread() {
        World world = new World(60);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            SyncResult result = new SyncDriver(new SystemTime()).run(world.run("node-a", thread));

            assertThat(result.loaded().deliveredAdded()).isEqualTo(60);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void waitIsAsLongAsTheStepSaysAndEndsWithTheRun() {
        World world = new World(3);
        SyncRun run = world.run();

        SyncResult result =
                new SyncDriver((mailbox, atMost) -> world.executor.runOne(QueueExecutor.OLDEST_FIRST)).run(run);

        assertThat(result.loaded().deliveredAdded()).isEqualTo(3);
    }

    @Test
    void interruptCancelsTheRunAndIsKeptForTheCaller() {
        World world = new World(60);
        SyncRun run = world.run();
        Sleeper interruptedOnce = (mailbox, atMost) -> {
            if (world.channel.requests.size() == 1) {
                world.channel.forget();
                throw new InterruptedException();
            }
            world.executor.runOne(QueueExecutor.OLDEST_FIRST);
        };

        SyncResult result = new SyncDriver(interruptedOnce).run(run);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.CANCELLED,
                        "The thread that ran the sync was interrupted. The rest is left for the next sync."));
        assertThat(result.loaded().delivered()).isBetween(10L, 50L);
        assertThat(world.sync().loaded().delivered() + result.loaded().delivered())
                .isEqualTo(60);
    }
}

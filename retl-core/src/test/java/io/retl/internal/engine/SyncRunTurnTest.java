package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.event.QueuedEvent;
import io.retl.event.SyncListener;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sync whose turn it is not waits, holds nothing meanwhile, and can be stopped. */
class SyncRunTurnTest {
    private final World world = new World(60);
    private final Object other = new Object();

    private SyncRun waiting() {
        world.turns = new Turns(1);
        world.turns.ahead(other, () -> {});
        SyncRun run = world.run();
        world.stepUntilItWaits(run);
        return run;
    }

    @Test
    void syncThatWaitsTouchesNothing() {
        waiting();

        assertThat(world.log).isEmpty();
        assertThat(world.executor.size()).isZero();
    }

    @Test
    void syncWhoseTurnComesRunsToItsEnd() {
        SyncRun run = waiting();
        world.turns.leave(other);

        SyncResult result = world.finish(run);

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.channel.view).isEqualTo(world.warehouse.model);
    }

    @Test
    void listenersAreToldOnceHowManyAreAhead() {
        List<QueuedEvent> told = new ArrayList<>();
        world.listeners.add(new SyncListener() {
            @Override
            public void onQueued(QueuedEvent event) {
                told.add(event);
            }
        });
        SyncRun run = waiting();

        world.stepUntilItWaits(run);
        world.turns.leave(other);
        world.finish(run);

        assertThat(told).containsExactly(new QueuedEvent("people-to-crm", "shop", 1, 1));
    }

    @Test
    void cancelEndsTheWait() {
        SyncRun run = waiting();
        run.cancel("stopped by hand");

        world.stepUntilItWaits(run);

        assertThat(run.result().reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(ErrorCode.CANCELLED, "stopped by hand"));
        assertThat(world.log).as("neither lease nor history").isEmpty();
    }

    @Test
    void abandonEndsTheWait() {
        SyncRun run = waiting();
        run.abandon("closed");

        world.stepUntilItWaits(run);

        assertThat(run.result().status()).isEqualTo(SyncStatus.CANCELLED);
    }
}

package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rows that an earlier run may have sent wait until no request of it can be applied any more; the others do not. */
class SyncRunHoldTest {
    private static World crashedAfterOneRequest(int rows) {
        World world = new World(rows);
        world.channel.slots = 1;
        world.limits = io.retl.Limits.builder().window(20).build();
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.executor.clear();
        world.channel.taken = 0;
        world.channel.forget();
        world.limits = io.retl.Limits.builder().window(100).build();
        return world;
    }

    @Test
    void rowsOfTheWindowRestWhileTheOthersGoOut() {
        World world = crashedAfterOneRequest(40);
        SyncRun next = world.run("node-b", world.executor);

        SyncResult result = world.finish(next);

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(world.channel.sent().get(0))
                .as("the first row outside the window")
                .isEqualTo("ADDED 031");
        assertThat(world.channel.sent()).hasSize(30).endsWith("ADDED 030");
    }

    @Test
    void restLastsUntilTheOldLeasesEndAndOneTimeOut() {
        World world = crashedAfterOneRequest(20);
        long crashed = world.clock.nanos();

        world.finish(world.run("node-b", world.executor));

        assertThat(Duration.ofNanos(world.clock.nanos() - crashed))
                .isGreaterThanOrEqualTo(World.LEASE.plus(world.channel.timeout()));
        assertThat(world.channel.sent()).hasSize(10);
    }

    @Test
    void noOtherChangePassesADeleteThatRests() {
        World world = new World(3);
        world.sync();
        world.warehouse.model.remove("001");
        world.warehouse.model.put("009", "new");
        world.channel.slots = 1;
        SyncRun run = world.run();
        world.channel.forget();
        world.runUntilRequests(run, 1);
        world.executor.clear();
        world.channel.taken = 0;
        world.channel.forget();

        world.finish(world.run("node-b", world.executor));

        assertThat(world.channel.sent()).containsExactly("DELETED 001", "ADDED 009");
    }

    @Test
    void cancelEndsTheRest() {
        World world = crashedAfterOneRequest(20);
        SyncRun next = world.run("node-b", world.executor);
        world.clock.advance(World.LEASE.plusNanos(1));
        while (world.warehouse.extracts.size() < 2) {
            world.stepUntilItWaits(next);
            world.executor.runOne(world.order);
        }
        world.stepUntilItWaits(next);
        next.cancel("enough");

        SyncResult result = world.finish(next);

        assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.loaded().deferred()).isEqualTo(10);
        assertThat(world.channel.requests).isEmpty();
    }
}

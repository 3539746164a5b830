package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.internal.control.SyncStage;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import org.junit.jupiter.api.Test;

/** A cancel loses no row, whenever it comes. */
class SyncRunCancelTest {
    private static void assertCancelled(SyncResult result) {
        assertThat(result.status()).isEqualTo(SyncStatus.CANCELLED);
        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(ErrorCode.CANCELLED, "stopped by hand"));
    }

    private static void assertRestFollows(World world, SyncResult result) {
        assertCancelled(result);
        SyncResult next = world.sync();
        assertThat(result.loaded().delivered() + next.loaded().delivered()).isEqualTo(60);
        assertThat(world.channel.sent()).hasSize(60).doesNotHaveDuplicates();
        assertThat(world.channel.view).isEqualTo(world.warehouse.model);
    }

    @Test
    void cancelBeforeTheFirstStepSendsNothing() {
        World world = new World(60);
        SyncRun run = world.run();
        run.cancel("stopped by hand");

        SyncResult result = world.finish(run);

        assertThat(world.warehouse.extracts).isEmpty();
        assertRestFollows(world, result);
    }

    @Test
    void cancelWhileAnotherHoldsTheLeaseEndsTheWait() {
        World world = new World(60);
        world.stepUntilItWaits(world.run("node-dead", world.executor));
        SyncRun run = world.run();
        world.stepUntilItWaits(run);
        run.cancel("stopped by hand");

        world.stepUntilItWaits(run);

        assertCancelled(run.result());
        assertThat(world.control.findHolder("people-to-crm").orElseThrow().holder())
                .isEqualTo("node-dead");
    }

    @Test
    void cancelDuringExtractSendsNothing() {
        World world = new World(60);
        SyncRun run = world.run();
        world.warehouse.beforeExtract = () -> run.cancel("stopped by hand");

        SyncResult result = world.finish(run);
        world.warehouse.beforeExtract = () -> {};

        assertThat(world.channel.requests).isEmpty();
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 0, 0, 0, 60));
        assertRestFollows(world, result);
    }

    @Test
    void cancelDuringExtractKeepsTheApproval() {
        World world = new World(300);
        world.sync();
        world.warehouse.model.clear();
        world.sync();
        world.control.approve("people-to-crm");
        SyncRun run = world.run();
        world.warehouse.beforeExtract = () -> run.cancel("stopped by hand");

        SyncResult cancelled = world.finish(run);
        world.warehouse.beforeExtract = () -> {};

        assertCancelled(cancelled);
        assertThat(world.sync().loaded().deliveredDeleted()).isEqualTo(300);
    }

    @Test
    void cancelDuringLoadWaitsForWhatIsOnItsWayAndFoldsIt() {
        World world = new World(60);
        SyncRun run = world.run();
        world.runUntilRequests(run, 2);
        run.cancel("stopped by hand");

        SyncResult result = world.finish(run);

        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(40, 0, 0, 0, 0, 0, 20));
        assertThat(world.warehouse.records).hasSize(40);
        assertThat(world.channel.taken).isZero();
        assertRestFollows(world, result);
    }

    @Test
    void cancelDuringFoldChangesNothingInWhatWasDelivered() {
        World world = new World(60);
        SyncRun run = world.run();
        world.warehouse.beforeFold = () -> run.cancel("stopped by hand");

        SyncResult result = world.finish(run);

        assertThat(result.loaded().delivered()).isEqualTo(60);
        assertThat(world.control.findLastSync("people-to-crm").orElseThrow().stage())
                .isEqualTo(SyncStage.DONE);
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void closedExecutorDefersTheRestAndGivesTheSlotBack() {
        World world = new World(60);
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.executor.close();

        SyncResult result = stepWhileTasksLast(world, run);

        assertThat(result.loaded().deliveredAdded()).isPositive();
        assertThat(result.loaded().total()).isEqualTo(60);
        assertThat(world.channel.taken).isZero();
    }

    /** The fold cannot run either: it is left for the next sync. */
    private static SyncResult stepWhileTasksLast(World world, SyncRun run) {
        SyncResult result = world.finish(run);
        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(world.control.findLastSync("people-to-crm").orElseThrow().stage())
                .isEqualTo(SyncStage.FOLDING);
        return result;
    }
}

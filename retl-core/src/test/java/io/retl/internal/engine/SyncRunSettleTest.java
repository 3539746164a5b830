package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.StateException;
import io.retl.WarehouseException;
import io.retl.destination.spi.Payload;
import io.retl.internal.delivery.Outcome;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.DeltaKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The next run settles what a run left, from what is stored. */
class SyncRunSettleTest {
    /** A process that dies: nobody steps the run any more, and its lease expires. */
    private static void die(World world) {
        while (world.executor.size() > 0) {
            world.executor.runOne(QueueExecutor.OLDEST_FIRST);
        }
        world.clock.advance(World.LEASE);
    }

    @Test
    void deadRunIsSettledAndOnlyItsWindowIsSentAgain() {
        World world = new World(60);
        world.limits = Limits.builder().window(20).build();
        world.channel.slots = 1;
        SyncRun dead = world.run();
        world.runUntilRequests(dead, 3);
        die(world);
        int sent = world.channel.sent().size();

        SyncResult result = world.sync();

        assertThat(result.syncNumber()).isEqualTo(2);
        assertThat(world.channel.sent().size() - 60).isEqualTo(sent - 30).isLessThanOrEqualTo(20);
        assertThat(world.channel.view).isEqualTo(world.warehouse.model);
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void rowsOfTheWindowAreSentAgainWithTheSameMessageId() {
        World world = new World(10);
        SyncRun dead = world.run();
        runToTheFirstSend(world, dead);
        world.clock.advance(World.LEASE);

        world.sync();

        List<String> ids = world.channel.requests.stream()
                .flatMap(List::stream)
                .filter(payload -> payload.recordId().equals("001"))
                .map(Payload::messageId)
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
    }

    @Test
    void rowThatMayHaveBeenSentIsSentAgainEvenIfTheModelWentBack() {
        World world = new World(3);
        world.sync();
        world.warehouse.model.put("002", "new");
        SyncRun dead = world.run();
        runToTheFirstSend(world, dead);
        world.clock.advance(World.LEASE);
        world.warehouse.model.put("002", "n2");
        world.channel.forget();

        world.sync();

        assertThat(world.channel.sent()).containsExactly("UPDATED 002");
        assertThat(world.channel.view).containsEntry("002", "n2");
    }

    private static void runToTheFirstSend(World world, SyncRun run) {
        int before = world.channel.requests.size();
        world.stepUntilItWaits(run);
        while (world.channel.requests.size() == before) {
            world.executor.runOne(QueueExecutor.OLDEST_FIRST);
            if (world.channel.requests.size() == before) {
                world.stepUntilItWaits(run);
            }
        }
    }

    @Test
    void failuresOfTheDeadRunCountWhenItIsSettled() {
        World world = new World(4);
        world.limits = Limits.builder().window(2).build();
        world.channel.maxRecords = 2;
        world.channel.slots = 1;
        world.channel.answer = payload -> payload.recordId().equals("001")
                ? Outcome.of(Outcome.Kind.REJECTED, "no")
                : payload.recordId().equals("002") ? Outcome.of(Outcome.Kind.UNKNOWN, "?") : Outcome.DELIVERED;
        SyncRun dead = world.run();
        world.runUntilRequests(dead, 1);
        die(world);
        world.channel.answer = payload -> Outcome.of(Outcome.Kind.NOT_SENT, "down");

        world.sync();

        assertThat(world.warehouse.records).doesNotContainKey("001");
        assertThat(world.warehouse.records.get("002").unconfirmed()).isEqualTo(DeltaKind.ADDED);
    }

    @Test
    void failedFoldIsLeftToTheNextSyncWhichGoesOnAfterIt() {
        World world = new World(3);
        world.warehouse.beforeFold = () -> {
            throw new WarehouseException("Source 'shop': disk full.", "", "53100", 0, null);
        };

        SyncResult failed = world.sync();
        world.warehouse.beforeFold = () -> {};
        world.warehouse.model.put("004", "n4");
        SyncResult next = world.sync();

        assertThat(failed.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(failed.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.FOLD_FAILED,
                        "What was delivered is kept for the next sync to fold. Source 'shop': disk full."));
        assertThat(failed.loaded().delivered()).isEqualTo(3);
        assertThat(next).hasToString("people-to-crm #2 SUCCEEDED: 1 added, 1 delivered in 0 ms");
    }

    @Test
    void foldWhoseAnswerWasLostIsFoundDoneByReadingTheGuard() {
        World world = new World(3);
        world.warehouse.afterFold = () -> {
            throw new WarehouseException("Source 'shop': connection reset.", "", "08006", 0, null);
        };

        SyncResult result = world.sync();

        assertThat(result).hasToString("people-to-crm #1 SUCCEEDED: 3 added, 3 delivered in 1,000 ms");
        assertThat(world.warehouse.folds).hasSize(2);
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(world.channel.sent()).hasSize(3);
    }

    @Test
    void syncThatIsSettledKeepsItsResultWhenItsLeaseCannotBeGivenBack() {
        World world = new World(3);
        world.control.releaseFails = true;

        assertThat(world.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
    }

    @Test
    void listedRowsThatDifferNoMoreAreForgottenByAFoldOfTheirOwn() {
        World world = new World(3);
        world.sync();
        world.warehouse.listed = 1;

        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(world.warehouse.folds).hasSize(2);
    }

    @Test
    void lostDeltaStopsEverySyncUntilAReset() {
        World world = new World(3);
        world.warehouse.beforeFold = () -> {
            throw new StateException(ErrorCode.DELTA_LOST, "Mapping 'people-to-crm': the delta is missing.");
        };

        SyncResult first = world.sync();
        SyncResult second = world.sync();

        assertThat(first.reason().orElseThrow().code()).isEqualTo(ErrorCode.DELTA_LOST);
        assertThat(second.reason().orElseThrow().code()).isEqualTo(ErrorCode.DELTA_LOST);
        assertThat(world.channel.sent()).hasSize(3);
    }

    @Test
    void foldThatTheGuardRefusesIsDamage() {
        World world = new World(3);
        world.warehouse.beforeFold = () -> world.warehouse.lastSync = 77;

        SyncResult result = world.sync();

        assertThat(result.reason().orElseThrow())
                .isEqualTo(new SyncResult.Reason(
                        ErrorCode.STATE_DAMAGED,
                        "Mapping 'people-to-crm': sync #1 cannot be folded, because the checkpoint belongs to another sync."
                                + " Nothing more was sent. Restore the state tables, or call"
                                + " baseline(\"people-to-crm\") to take the model's rows as delivered, or"
                                + " reset(\"people-to-crm\") to send every row again."));
    }

    @Test
    void runThatDiedBeforeItSentAnythingLeavesNothingToSettle() {
        World world = new World(3);
        SyncRun dead = world.run();
        world.warehouse.beforeExtract = () -> {
            world.warehouse.beforeExtract = () -> {};
            world.clock.advance(World.LEASE);
        };
        world.stepUntilItWaits(dead);
        world.executor.runOne(QueueExecutor.OLDEST_FIRST);
        world.stepUntilItWaits(dead);
        world.executor.runOne(QueueExecutor.OLDEST_FIRST);

        SyncResult result = world.sync();

        assertThat(result.loaded().deliveredAdded()).isEqualTo(3);
        assertThat(world.warehouse.folds).hasSize(1);
        assertThat(world.warehouse.deltas).isEmpty();
    }
}

package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.MappingBusyException;
import io.retl.StateException;
import io.retl.internal.control.Lease;
import io.retl.internal.step.Step;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncRunLeaseTest {
    private static final String MAPPING = "people-to-crm";

    private static void assertLost(SyncResult result) {
        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.LEASE_LOST);
    }

    @Test
    void holderThatRenewsMakesAnotherRunGiveUp() {
        World world = new World(3);
        SyncRun holder = world.run("node-a", world.executor);
        world.stepUntilItWaits(holder);
        SyncRun other = world.run("node-b", world.executor);
        world.stepUntilItWaits(other);
        world.clock.advance(Duration.ofSeconds(10));
        world.stepUntilItWaits(holder);

        assertThatThrownBy(other::step)
                .isInstanceOfSatisfying(
                        MappingBusyException.class,
                        busy -> assertThat(busy.code()).isEqualTo(ErrorCode.MAPPING_BUSY))
                .hasMessage(
                        "Mapping 'people-to-crm': 'node-a' is running it and holds the lease until %s. Try again when that has ended."
                                .formatted(Instant.parse("2025-03-01T10:00:40Z")));
    }

    @Test
    void deadHolderIsTakenOverWhenItsLeaseHasExpired() {
        World world = new World(3);
        world.stepUntilItWaits(world.run("node-dead", task -> {}));
        SyncRun run = world.run("node-b", world.executor);

        assertThat(run.step()).as("its turn has come").isEqualTo(Step.WORKED);
        assertThat(run.step()).isEqualTo(Step.waiting(World.LEASE));
        SyncResult result = world.finish(run);

        assertThat(result.loaded().deliveredAdded()).isEqualTo(3);
        assertThat(world.clock.now()).isEqualTo(Instant.parse("2025-03-01T10:00:30.000000001Z"));
    }

    @Test
    void leaseIsRenewedEveryThirdOfItWhileTheRunWaits() {
        World world = new World(3);
        SyncRun run = world.run("node-a", task -> {});
        world.stepUntilItWaits(run);

        Step waiting = run.step();
        world.clock.advance(waiting.atMost());
        run.step();

        assertThat(waiting).isEqualTo(Step.waiting(Duration.ofSeconds(10)));
        assertThat(world.log).containsExactly("renew");
        assertThat(world.control.findHolder(MAPPING).orElseThrow().expiry())
                .isEqualTo(Instant.parse("2025-03-01T10:00:40Z"));
    }

    @Test
    void runThatWasTakenOverInMidLoadStopsAndWritesNothing() {
        World world = new World(60);
        world.channel.slots = 1;
        SyncRun run = world.run();
        world.runUntilRequests(run, 2);
        Lease taken = takeOver(world);
        world.log.clear();

        SyncResult result = world.finish(run);

        assertLost(result);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(20, 0, 0, 0, 10, 0, 30));
        assertThat(world.log).isEmpty();
        assertThat(world.warehouse.folds).isEmpty();
        assertThat(world.control.findHolder(MAPPING).orElseThrow().holder()).isEqualTo(taken.holder());
    }

    private static Lease takeOver(World world) {
        world.clock.advance(World.LEASE.plusNanos(1));
        return world.control
                .tryAcquire(MAPPING, "node-b", World.LEASE, Duration.ZERO)
                .orElseThrow();
    }

    @Test
    void runOnAMachineThatWasSuspendedSendsNothingMore() {
        World world = new World(60);
        world.channel.slots = 1;
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.clock.advanceNowOnly(World.LEASE.plusSeconds(1));
        assertThat(world.control.tryAcquire(MAPPING, "node-b", World.LEASE, Duration.ZERO))
                .isPresent();
        int sent = world.channel.requests.size();

        SyncResult result = world.finish(run);

        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.LEASE_LOST);
        assertThat(world.channel.requests).hasSize(sent);
    }

    @Test
    void runThatStoodStillInTheMiddleOfAWriteSaysThatItLostItsLease() {
        World world = new World(60);
        world.control.beforeMarks = () -> {
            world.clock.advance(World.LEASE);
            throw new StateException(ErrorCode.CONTROL_STORE, "The control store closed the connection meanwhile.");
        };

        SyncResult result = world.sync();

        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.LEASE_LOST);
        assertThat(world.warehouse.folds).isEmpty();
    }

    @Test
    void runWhoseStoreFailsWithinItsLeasePauses() {
        World world = new World(60);
        world.control.beforeMarks = () -> {
            throw new StateException(ErrorCode.CONTROL_STORE, "The control store has no room.");
        };

        assertThat(world.sync().status()).isEqualTo(SyncStatus.PAUSED);
    }

    @Test
    void slotsOfARunThatLostItsLeaseAreFreeWhenItsRequestsAreAnswered() {
        World world = new World(60);
        world.channel.slots = 2;
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        takeOver(world);

        assertLost(world.finish(run));
        while (world.executor.size() > 0) {
            world.executor.runOne(QueueExecutor.OLDEST_FIRST);
        }

        assertThat(world.channel.taken).isZero();
    }

    @Test
    void requestThatWaitedForAThreadPastTheDeadlineIsNotSent() {
        World world = new World(60);
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        int sent = world.channel.requests.size();
        world.control.renewalsFail = true;
        world.clock.advance(World.LEASE);
        while (world.executor.size() > 0) {
            world.executor.runOne(QueueExecutor.OLDEST_FIRST);
        }

        SyncResult result = world.finish(run);

        assertLost(result);
        assertThat(world.channel.requests).hasSize(sent);
        assertThat(result.loaded().total()).isEqualTo(60);
    }

    @Test
    void foldThatWaitedForAThreadPastTheDeadlineIsNotBegun() {
        World world = new World(3);
        SyncRun run = world.run();
        while (!world.log.contains("fold 3")) {
            world.stepUntilItWaits(run);
            if (!world.log.contains("fold 3")) {
                world.executor.runOne(QueueExecutor.OLDEST_FIRST);
            }
        }
        world.stepUntilItWaits(run);
        world.control.renewalsFail = true;
        world.clock.advance(World.LEASE);
        world.executor.runOne(QueueExecutor.OLDEST_FIRST);

        assertLost(world.finish(run));

        assertThat(world.warehouse.folds).isEmpty();
        world.control.renewalsFail = false;
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(world.warehouse.records).hasSize(3);
    }

    @Test
    void runThatPassedItsDeadlineLeavesTheLeaseToExpire() {
        World world = new World(60);
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.control.renewalsFail = true;
        world.clock.advanceNanosOnly(World.LEASE);

        assertLost(world.finish(run));

        assertThat(world.log).doesNotContain("release");
        assertThat(world.control.findHolder(MAPPING)).isPresent();
    }

    @Test
    void runWhoseRenewalsFailStopsBeforeAnotherMayBegin() {
        World world = new World(60);
        SyncRun run = world.run();
        world.runUntilRequests(run, 1);
        world.control.renewalsFail = true;
        List<String> before = List.copyOf(world.log);
        world.clock.advance(World.LEASE);
        world.stepUntilItWaits(run);

        assertThat(world.log.subList(before.size(), world.log.size()))
                .noneMatch(line -> line.startsWith("send") || line.startsWith("marks") || line.startsWith("fold"));
    }
}

package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InMemoryControlStoreTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");
    private static final LoadPlan PLAN = new LoadPlan("state-1", 4, -3, 20, "columns", 1, true, false);
    private static final Failure FAILURE = new Failure(
            7,
            new FailedRecord(
                    "42", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.RECORD_REJECTED, "no such list"));

    private Instant now = START;
    private final ControlStore store = new InMemoryControlStore(() -> now);

    private Lease acquire(String holder) {
        return store.tryAcquire("m", holder, LEASE).orElseThrow();
    }

    @Test
    void heldLeaseIsRefusedAndShowsItsHolder() {
        acquire("node-a");
        now = START.plusSeconds(10);

        assertThat(store.tryAcquire("m", "node-b", LEASE)).isEmpty();
        assertThat(store.findHolder("m"))
                .contains(new HeldLease("node-a", START.plusSeconds(30), Duration.ofSeconds(20)));
    }

    @Test
    void leasesOfDifferentMappingsDoNotMeet() {
        acquire("node-a");

        assertThat(store.tryAcquire("other", "node-b", LEASE)).isPresent();
    }

    @Test
    void expiredLeaseIsTakenOverUnderAHigherEpoch() {
        Lease first = acquire("node-a");
        now = START.plus(LEASE);

        Lease second = acquire("node-b");

        assertThat(store.findHolder("m").orElseThrow().holder()).isEqualTo("node-b");
        assertThat(second.epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void epochGrowsAtEveryAcquisitionAndOverRestarts() {
        Lease first = acquire("node-a");
        store.release(first);
        Lease second = acquire("node-a");
        now = START.plusMillis(5);
        Lease afterRestart = new InMemoryControlStore(() -> now)
                .tryAcquire("m", "node-a", LEASE)
                .orElseThrow();

        assertThat(first.epoch()).isEqualTo(START.toEpochMilli());
        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        assertThat(afterRestart.epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void epochGrowsEvenIfTheClockGoesBack() {
        Lease first = acquire("node-a");
        store.release(first);
        now = START.minusSeconds(3_600);

        assertThat(acquire("node-a").epoch()).isEqualTo(first.epoch() + 1);
    }

    @Test
    void renewalMovesTheExpiry() {
        Lease lease = acquire("node-a");
        now = START.plusSeconds(10);

        store.renew(lease);

        assertThat(store.findHolder("m").orElseThrow().expiry()).isEqualTo(START.plusSeconds(40));
    }

    @Test
    void releasedLeaseHasNoHolder() {
        store.release(acquire("node-a"));

        assertThat(store.findHolder("m")).isEmpty();
    }

    @Test
    void everyWriteUnderALostLeaseIsRefusedAndChangesNothing() {
        Lease lost = acquire("node-a");
        store.begin(lost, 4);
        store.startLoading(lost, PLAN, 0);
        now = START.plus(LEASE);
        acquire("node-b");
        SyncRow before = store.findLastSync("m").orElseThrow();
        Stream<Consumer<Lease>> writes = Stream.of(
                store::renew,
                store::release,
                lease -> store.begin(lease, 9),
                lease -> store.startLoading(lease, PLAN, 5),
                lease -> store.moveMarks(lease, 5, 10),
                lease -> store.addFailures(lease, List.of(FAILURE)),
                lease -> store.startFolding(lease, 5, 5),
                store::finish,
                lease -> store.askForApproval(lease, 5),
                store::clearApproval,
                store::reset);

        assertThat(writes)
                .hasSize(11)
                .allSatisfy(write -> assertThatThrownBy(() -> write.accept(lost))
                        .isInstanceOf(LeaseLostException.class)
                        .hasMessage(
                                "Mapping 'm': lease with epoch %s lost. This run stopped and wrote nothing more; nothing to do."
                                        .formatted(lost.epoch())));

        assertThat(store.findLastSync("m")).contains(before);
        assertThat(store.failures("m", before.number())).isEmpty();
        assertThat(store.findHolder("m").orElseThrow().holder()).isEqualTo("node-b");
    }

    @Test
    void expiredLeaseThatNobodyTookOverIsStillGoodForWrites() {
        Lease lease = acquire("node-a");
        now = START.plusSeconds(45);

        store.renew(lease);

        assertThat(store.findHolder("m").orElseThrow().expiry()).isEqualTo(START.plusSeconds(75));
    }

    @Test
    void syncGoesThroughItsStages() {
        Lease lease = acquire("node-a");

        SyncRow begun = store.begin(lease, 4);
        store.startLoading(lease, PLAN, 500);
        store.moveMarks(lease, 2, 12);
        SyncRow loading = store.findLastSync("m").orElseThrow();
        store.startFolding(lease, 17, 17);
        SyncRow folding = store.findLastSync("m").orElseThrow();
        store.finish(lease);

        assertThat(begun).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.EXTRACTING, null, 0, 0, 0));
        assertThat(loading).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.LOADING, PLAN, 2, 12, 500));
        assertThat(folding).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.FOLDING, PLAN, 17, 17, 500));
        assertThat(store.findLastSync("m").orElseThrow().stage()).isEqualTo(SyncStage.DONE);
    }

    @Test
    void marksBeginBeforeTheFirstRow() {
        Lease lease = acquire("node-a");
        store.begin(lease, 4);

        store.startLoading(lease, PLAN, 0);

        SyncRow row = store.findLastSync("m").orElseThrow();
        assertThat(row.deliveredThrough()).isEqualTo(-3);
        assertThat(row.reservedThrough()).isEqualTo(-3);
    }

    @Test
    void numberIsHigherThanEveryEarlierOneHereAndInTheWarehouse() {
        Lease lease = acquire("node-a");

        assertThat(store.begin(lease, 4).number()).isEqualTo(5);
        assertThat(store.begin(lease, 0).number()).isEqualTo(6);
        assertThat(store.begin(lease, 9).number()).isEqualTo(10);
    }

    @Test
    void ledgerIsThatOfTheLatestSyncAndEndsWithIt() {
        Lease lease = acquire("node-a");
        store.begin(lease, 0);
        store.addFailures(lease, List.of(FAILURE));

        assertThat(store.failures("m", 1)).containsExactly(FAILURE);
        assertThat(store.failures("m", 2)).isEmpty();
        store.finish(lease);
        assertThat(store.failures("m", 1)).isEmpty();
    }

    @Test
    void approvalIsForWhatTheGuardStopped() {
        Lease lease = acquire("node-a");

        assertThat(store.approve("m")).isFalse();
        store.askForApproval(lease, 500);
        assertThat(store.findApproval("m")).isEmpty();
        assertThat(store.approve("m")).isTrue();
        assertThat(store.findApproval("m")).hasValue(500);
        store.clearApproval(lease);
        assertThat(store.findApproval("m")).isEmpty();
        assertThat(store.approve("m")).isFalse();
    }

    @Test
    void resetForgetsTheUnsettledSyncAndTheApprovalButNotTheNumber() {
        Lease lease = acquire("node-a");
        store.begin(lease, 0);
        store.startLoading(lease, PLAN, 0);
        store.addFailures(lease, List.of(FAILURE));
        store.askForApproval(lease, 500);
        store.approve("m");

        store.reset(lease);

        assertThat(store.findLastSync("m").orElseThrow().stage()).isEqualTo(SyncStage.DONE);
        assertThat(store.failures("m", 1)).isEmpty();
        assertThat(store.findApproval("m")).isEmpty();
        assertThat(store.begin(lease, 0).number()).isEqualTo(2);
    }
}

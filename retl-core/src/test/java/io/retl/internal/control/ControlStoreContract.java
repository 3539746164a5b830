package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Leases, stages and marks: what every control store does. {@link HistoryContract} has the rest. */
abstract class ControlStoreContract {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Duration SLACK = Duration.ofSeconds(10);
    static final LoadPlan PLAN = new LoadPlan(
            "state-1",
            4,
            -3,
            20,
            "columns",
            2,
            true,
            false,
            1_740_823_200,
            new ReadMark(true, 17, "2025-03-01T10:00:00Z/3/0a"));

    static final Failure FAILURE = new Failure(
            7,
            new FailedRecord(
                    "42", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.RECORD_REJECTED, "no such list"));

    abstract ControlStore store();

    /** Lets the time of the store go on. */
    abstract void pass(Duration time);

    Lease acquire(String holder) {
        return store().tryAcquire("m", holder, LEASE, TIMEOUT).orElseThrow();
    }

    static SyncResult result(long number) {
        return SyncResult.builder("m", number, SyncStatus.SUCCEEDED).build();
    }

    /** Time goes on while a test runs, but not for long. */
    private static void assertAbout(Duration actual, Duration expected) {
        assertThat(actual).isBetween(expected.minus(SLACK), expected);
    }

    @Test
    void storeThatNobodyWroteToKnowsNothing() {
        assertThat(store().findHolder("m")).isEmpty();
        assertThat(store().findLastSync("m")).isEmpty();
        assertThat(store().findLastFold("m")).isEmpty();
        assertThat(store().findApproval("m")).isEmpty();
        assertThat(store().hasBaseline("m")).isFalse();
        assertThat(store().approve("m")).isFalse();
        assertThat(store().history("m", 10)).isEmpty();
        assertThat(store().failedRecords("m", 1, 10)).isEmpty();
    }

    @Test
    void heldLeaseIsRefusedAndShowsItsHolder() {
        acquire("node-a");
        pass(Duration.ofSeconds(10));

        assertThat(store().tryAcquire("m", "node-b", LEASE, TIMEOUT)).isEmpty();
        HeldLease held = store().findHolder("m").orElseThrow();
        assertThat(held.holder()).isEqualTo("node-a");
        assertAbout(held.remaining(), Duration.ofSeconds(20));
    }

    @Test
    void leasesOfDifferentMappingsDoNotMeet() {
        acquire("node-a");

        assertThat(store().tryAcquire("other", "node-b", LEASE, TIMEOUT)).isPresent();
    }

    @Test
    void expiredLeaseIsTakenOverUnderAHigherEpoch() {
        Lease first = acquire("node-a");
        pass(LEASE);

        Lease second = acquire("node-b");

        assertThat(store().findHolder("m").orElseThrow().holder()).isEqualTo("node-b");
        assertThat(second.epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void epochGrowsAtEveryAcquisition() {
        Lease first = acquire("node-a");
        store().release(first, Duration.ZERO);

        assertThat(acquire("node-a").epoch()).isGreaterThan(first.epoch());
    }

    @Test
    void renewalMovesTheExpiry() {
        Lease lease = acquire("node-a");
        pass(Duration.ofSeconds(20));

        store().renew(lease);

        assertAbout(store().findHolder("m").orElseThrow().remaining(), LEASE);
    }

    @Test
    void releasedLeaseHasNoHolderAndNoRest() {
        store().release(acquire("node-a"), Duration.ZERO);

        assertThat(store().findHolder("m")).isEmpty();
        assertThat(acquire("node-b").rest()).isZero();
    }

    @Test
    void leaseThatRanOutLeavesItsTimeoutAsRest() {
        acquire("node-a");
        pass(LEASE.plusSeconds(15));

        assertAbout(acquire("node-b").rest(), Duration.ofSeconds(45));
    }

    @Test
    void restIsLeftToTheNextRunsUntilItIsOver() {
        store().release(acquire("node-a"), Duration.ofSeconds(50));
        store().release(acquire("node-b"), Duration.ofSeconds(20));
        pass(Duration.ofSeconds(10));
        Lease third = acquire("node-c");
        store().release(third, Duration.ZERO);
        pass(Duration.ofSeconds(45));

        assertAbout(third.rest(), Duration.ofSeconds(40));
        assertThat(acquire("node-d").rest()).isZero();
    }

    @Test
    void everyWriteUnderALostLeaseIsRefusedAndChangesNothing() {
        Lease lost = acquire("node-a");
        store().begin(lost, 4);
        store().startLoading(lost, PLAN, 0);
        pass(LEASE);
        acquire("node-b");

        assertEveryWriteIsRefused(lost);
        assertThat(store().findHolder("m").orElseThrow().holder()).isEqualTo("node-b");
    }

    @Test
    void everyWriteUnderALeaseThatWasGivenBackIsRefused() {
        Lease given = acquire("node-a");
        store().begin(given, 4);
        store().release(given, Duration.ZERO);

        assertEveryWriteIsRefused(given);
        assertThat(store().findHolder("m")).isEmpty();
    }

    private void assertEveryWriteIsRefused(Lease lost) {
        SyncRow before = store().findLastSync("m").orElseThrow();
        Stream<Consumer<Lease>> writes = Stream.of(
                store()::renew,
                lease -> store().release(lease, Duration.ZERO),
                lease -> store().begin(lease, 9),
                lease -> store().startLoading(lease, PLAN, 5),
                lease -> store().moveMarks(lease, 5, 10),
                lease -> store().addFailures(lease, List.of(FAILURE)),
                lease -> store().startFolding(lease, 5, 5),
                lease -> store().finish(lease, result(5)),
                lease -> store().askForApproval(lease, 5),
                store()::clearApproval,
                store()::beginBaseline,
                store()::endBaseline,
                store()::reset);

        assertThat(writes)
                .hasSize(13)
                .allSatisfy(write -> assertThatThrownBy(() -> write.accept(lost))
                        .isInstanceOf(LeaseLostException.class)
                        .hasMessage(
                                "Mapping 'm': lease with epoch %s lost. This run stopped and wrote nothing more; nothing to do.",
                                lost.epoch()));
        assertThat(store().findLastSync("m")).contains(before);
        assertThat(store().failures("m", before.number())).isEmpty();
        assertThat(store().hasBaseline("m")).isFalse();
        assertThat(store().approve("m")).isFalse();
        assertThat(store().history("m", 10)).isEmpty();
    }

    @Test
    void expiredLeaseThatNobodyTookOverIsStillGoodForWrites() {
        Lease lease = acquire("node-a");
        pass(Duration.ofSeconds(45));

        store().renew(lease);

        assertAbout(store().findHolder("m").orElseThrow().remaining(), LEASE);
    }

    @Test
    void syncGoesThroughItsStages() {
        Lease lease = acquire("node-a");

        SyncRow begun = store().begin(lease, 4);
        store().startLoading(lease, PLAN, 500);
        store().moveMarks(lease, 2, 12);
        SyncRow loading = store().findLastSync("m").orElseThrow();
        store().startFolding(lease, 17, 17);
        SyncRow folding = store().findLastSync("m").orElseThrow();
        store().finish(lease, result(5));

        assertThat(begun).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.EXTRACTING, null, 0, 0, 0));
        assertThat(loading).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.LOADING, PLAN, 2, 12, 500));
        assertThat(folding).isEqualTo(new SyncRow(5, lease.epoch(), SyncStage.FOLDING, PLAN, 17, 17, 500));
        assertThat(store().findLastSync("m").orElseThrow().stage()).isEqualTo(SyncStage.DONE);
    }

    @Test
    void marksBeginBeforeTheFirstRow() {
        Lease lease = acquire("node-a");
        store().begin(lease, 4);

        store().startLoading(lease, PLAN, 0);

        SyncRow row = store().findLastSync("m").orElseThrow();
        assertThat(row.deliveredThrough()).isEqualTo(-3);
        assertThat(row.reservedThrough()).isEqualTo(-3);
    }

    @Test
    void numberIsHigherThanEveryEarlierOneHereAndInTheWarehouse() {
        Lease lease = acquire("node-a");

        assertThat(store().begin(lease, 4).number()).isEqualTo(5);
        assertThat(store().begin(lease, 0).number()).isEqualTo(6);
        assertThat(store().begin(lease, 9).number()).isEqualTo(10);
    }

    @Test
    void syncInheritsTheDifferencesOfTheOneBefore() {
        Lease lease = acquire("node-a");
        store().begin(lease, 0);
        store().startLoading(lease, PLAN, 500);

        assertThat(store().begin(lease, 0).differences()).isEqualTo(500);
    }

    @Test
    void nothingIsLoadedBeforeASyncWasBegun() {
        Lease lease = acquire("node-a");

        assertThatThrownBy(() -> store().startLoading(lease, PLAN, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No sync was begun.");
    }
}

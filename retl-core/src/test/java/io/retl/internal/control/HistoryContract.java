package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Failures, history, approvals, baselines and resets: what every control store does. */
abstract class HistoryContract {
    abstract ControlStore store();

    Lease acquire() {
        return store().tryAcquire("m", "node-a", ControlStoreContract.LEASE, ControlStoreContract.TIMEOUT)
                .orElseThrow();
    }

    private static Failure failure(long seq, String recordId) {
        return new Failure(
                seq,
                new FailedRecord(
                        recordId,
                        ChangeKind.UPDATED,
                        FailedRecord.Outcome.UNKNOWN,
                        ErrorCode.OUTCOME_UNKNOWN,
                        "no answer"));
    }

    private static SyncResult result(long number) {
        return ControlStoreContract.result(number);
    }

    private SyncRow load(Lease lease) {
        SyncRow begun = store().begin(lease, 0);
        store().startLoading(lease, ControlStoreContract.PLAN, 0);
        return begun;
    }

    @Test
    void ledgerHoldsWhatWasWrittenUnderItsSync() {
        Lease lease = acquire();
        load(lease);
        store().addFailures(lease, List.of(failure(7, "42")));
        store().addFailures(lease, List.of(failure(-2, "43")));

        assertThat(store().failures("m", 1)).containsExactlyInAnyOrder(failure(7, "42"), failure(-2, "43"));
        assertThat(store().failures("m", 2)).isEmpty();
        assertThat(store().failures("other", 1)).isEmpty();
    }

    @Test
    void historyTellsOfARebase() {
        Lease lease = acquire();
        store().begin(lease, 0);
        store().finish(
                        lease,
                        SyncResult.builder("m", 1, SyncStatus.SUCCEEDED)
                                .rebased(5)
                                .build());
        store().begin(lease, 0);
        store().finish(lease, SyncResult.builder("m", 2, SyncStatus.SUCCEEDED).build());

        assertThat(store().history("m", 2))
                .extracting(entry -> entry.result().rebased())
                .containsExactly(OptionalLong.empty(), OptionalLong.of(5));
    }

    @Test
    void failedRecordsAreToldByTheirNumber() {
        Lease lease = acquire();
        load(lease);
        store().addFailures(lease, List.of(failure(7, "c"), failure(-2, "a"), failure(1, "b")));
        store().finish(lease, result(1));
        store().begin(lease, 0);

        assertThat(store().failedRecords("m", 1, 2))
                .extracting(FailedRecord::recordId)
                .containsExactly("a", "b");
        assertThat(store().failedRecords("m", 2, 2)).isEmpty();
    }

    @Test
    void historyTellsEverythingOfAResultButItsRecords() {
        Lease lease = acquire();
        load(lease);
        SyncResult ended = SyncResult.builder("m", 1, SyncStatus.PARTIAL)
                .reason(ErrorCode.TOO_MANY_FAILURES, "Mapping 'm': 9 records failed.")
                .extracted(new SyncResult.Extracted(10, 20, 30, 4, 5))
                .loaded(new SyncResult.Loaded(1, 2, 3, 11, 12, 13, 18))
                .durations(Map.of(SyncPhase.EXTRACT, Duration.ofMillis(41), SyncPhase.LOAD, Duration.ofNanos(7)))
                .failedRecords(List.of(failure(1, "42").record()))
                .build();

        store().finish(lease, ended);

        HistoryEntry entry = store().history("m", 10).get(0);
        SyncResult told = entry.result();
        assertThat(entry.ended()).isAfterOrEqualTo(entry.began());
        assertThat(told.mappingId()).isEqualTo("m");
        assertThat(told.syncNumber()).isEqualTo(1);
        assertThat(told.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(told.reason())
                .contains(new SyncResult.Reason(ErrorCode.TOO_MANY_FAILURES, "Mapping 'm': 9 records failed."));
        assertThat(told.extracted()).isEqualTo(new SyncResult.Extracted(10, 20, 30, 4, 5));
        assertThat(told.loaded()).isEqualTo(new SyncResult.Loaded(1, 2, 3, 11, 12, 13, 18));
        assertThat(told.durations())
                .isEqualTo(Map.of(SyncPhase.EXTRACT, Duration.ofMillis(41), SyncPhase.LOAD, Duration.ofNanos(7)));
        assertThat(told.failedRecords()).isEmpty();
    }

    @Test
    void historyIsToldFromTheLatestSync() {
        Lease lease = acquire();
        for (int number = 1; number <= 3; number++) {
            store().begin(lease, 0);
            store().finish(lease, result(number));
        }
        store().begin(lease, 0);

        assertThat(store().history("m", 2))
                .extracting(entry -> entry.result().syncNumber())
                .containsExactly(3L, 2L);
    }

    @Test
    void syncThatEndedDoesNotEndAgain() {
        Lease lease = acquire();
        store().begin(lease, 0);
        store().finish(lease, result(1));

        store().finish(lease, SyncResult.builder("m", 1, SyncStatus.FAILED).build());

        assertThat(store().history("m", 10))
                .extracting(entry -> entry.result().status())
                .containsExactly(SyncStatus.SUCCEEDED);
    }

    @Test
    void foldIsRememberedOfASyncThatLoaded() {
        Lease lease = acquire();
        load(lease);
        store().finish(lease, result(1));
        store().begin(lease, 0);
        store().finish(lease, result(2));

        assertThat(store().findLastFold("m")).contains(new FoldMark("state-1", 1));
    }

    @Test
    void approvalIsForWhatTheGuardStopped() {
        Lease lease = acquire();

        assertThat(store().approve("m")).isFalse();
        store().askForApproval(lease, 500);
        assertThat(store().findApproval("m")).isEmpty();
        assertThat(store().approve("m")).isTrue();
        assertThat(store().findApproval("m")).hasValue(500);
        store().clearApproval(lease);
        assertThat(store().findApproval("m")).isEmpty();
        assertThat(store().approve("m")).isFalse();
    }

    @Test
    void baselineLastsOverAResetUntilItIsEnded() {
        Lease lease = acquire();
        store().beginBaseline(lease);
        store().reset(lease);

        assertThat(store().hasBaseline("m")).isTrue();
        store().endBaseline(lease);
        assertThat(store().hasBaseline("m")).isFalse();
    }

    @Test
    void resetForgetsTheUnsettledSyncAndTheApprovalButNotTheNumber() {
        Lease lease = acquire();
        load(lease);
        store().addFailures(lease, List.of(failure(7, "42")));
        store().askForApproval(lease, 500);
        store().approve("m");

        store().reset(lease);

        assertThat(store().findLastSync("m").orElseThrow().stage()).isEqualTo(SyncStage.DONE);
        assertThat(store().failures("m", 1)).isEmpty();
        assertThat(store().findApproval("m")).isEmpty();
        assertThat(store().history("m", 10)).isEmpty();
        assertThat(store().begin(lease, 0).number()).isEqualTo(2);
    }

    @Test
    void resetForgetsTheLastFoldAndKeepsTheHistory() {
        Lease lease = acquire();
        load(lease);
        store().addFailures(lease, List.of(failure(7, "42")));
        store().finish(lease, result(1));

        store().reset(lease);

        assertThat(store().findLastFold("m")).isEmpty();
        assertThat(store().history("m", 10)).hasSize(1);
        assertThat(store().failedRecords("m", 1, 10)).hasSize(1);
    }
}

package io.retl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncResultTest {
    private static SyncResult.Builder result(SyncStatus status) {
        return SyncResult.builder("customers-to-crm", 7, status);
    }

    @Test
    void longReasonOfARecordIsCut() {
        FailedRecord record = new FailedRecord(
                "1", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.RECORD_REJECTED, "x".repeat(2_000));

        assertThat(record.reason()).hasSize(1_024);
    }

    @Test
    void textIsASentenceWithTheCountsThatAreNotZero() {
        SyncResult result = result(SyncStatus.SUCCEEDED)
                .extracted(new SyncResult.Extracted(3, 0, 0, 0, 0))
                .loaded(new SyncResult.Loaded(3, 0, 0, 0, 0, 0, 0))
                .durations(Map.of(SyncPhase.EXTRACT, Duration.ofMillis(30), SyncPhase.LOAD, Duration.ofMillis(11)))
                .build();

        assertThat(result).hasToString("customers-to-crm #7 SUCCEEDED: 3 added, 3 delivered in 41 ms");
    }

    @Test
    void textHasEveryCountAndTheReason() {
        SyncResult result = result(SyncStatus.PAUSED)
                .reason(ErrorCode.MASS_DELETE, "Too many deletes.")
                .extracted(new SyncResult.Extracted(1_234_567, 20, 30, 4, 0))
                .loaded(new SyncResult.Loaded(1, 2, 3, 4, 5, 6, 7))
                .build();

        assertThat(result)
                .hasToString(
                        "customers-to-crm #7 PAUSED: 1,234,567 added, 20 updated, 30 deleted, 4 invalid, 6 delivered,"
                                + " 4 rejected, 5 unknown, 6 skipped, 7 deferred in 0 ms. Too many deletes.");
    }

    @Test
    void textIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(result(SyncStatus.SUCCEEDED)
                            .extracted(new SyncResult.Extracted(1_000, 0, 0, 0, 0))
                            .durations(Map.of(SyncPhase.LOAD, Duration.ofSeconds(2)))
                            .build())
                    .hasToString("customers-to-crm #7 SUCCEEDED: 1,000 added in 2,000 ms");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void syncWithoutADifferenceSaysSo() {
        assertThat(result(SyncStatus.SUCCEEDED).build())
                .hasToString("customers-to-crm #7 SUCCEEDED: no change in 0 ms");
    }

    @Test
    void rebaseIsToldBesideTheChanges() {
        assertThat(result(SyncStatus.SUCCEEDED).rebased(1_000).build())
                .hasToString("customers-to-crm #7 SUCCEEDED: 1,000 rebased, no change in 0 ms");
        assertThat(result(SyncStatus.SUCCEEDED).rebased(0).build().rebased()).hasValue(0);
        assertThat(result(SyncStatus.SUCCEEDED).build().rebased()).isEmpty();
    }

    @Test
    void totalsAddUp() {
        assertThat(new SyncResult.Loaded(1, 2, 3, 4, 5, 6, 7).delivered()).isEqualTo(6);
        assertThat(new SyncResult.Loaded(1, 2, 3, 4, 5, 6, 7).total()).isEqualTo(28);
        assertThat(new SyncResult.Extracted(1, 2, 3, 99, 0).total()).isEqualTo(6);
    }

    @Test
    void orThrowGivesTheResultOnlyIfTheSyncSucceeded() {
        SyncResult succeeded = result(SyncStatus.SUCCEEDED).build();
        SyncResult failed =
                result(SyncStatus.FAILED).reason(ErrorCode.WAREHOUSE, "Gone.").build();

        assertThat(succeeded.orThrow()).isSameAs(succeeded);
        assertThatThrownBy(failed::orThrow)
                .isInstanceOfSatisfying(SyncFailedException.class, thrown -> {
                    assertThat(thrown.result()).isSameAs(failed);
                    assertThat(thrown.code()).isEqualTo(ErrorCode.WAREHOUSE);
                })
                .hasMessage("customers-to-crm #7 FAILED in 0 ms. Gone.");
    }

    @Test
    void orThrowOfAPartialSyncSaysThatRecordsWereNotDelivered() {
        assertThatThrownBy(result(SyncStatus.PARTIAL).build()::orThrow)
                .isInstanceOfSatisfying(
                        SyncFailedException.class,
                        thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.RECORDS_NOT_DELIVERED));
    }

    @Test
    void resultKeepsItsOwnLists() {
        List<SyncResult.DuplicateId> ids = new ArrayList<>(List.of(new SyncResult.DuplicateId("17", 2)));
        SyncResult result = result(SyncStatus.PARTIAL).duplicateIds(ids).build();

        ids.clear();

        assertThat(result.duplicateIds()).containsExactly(new SyncResult.DuplicateId("17", 2));
    }

    @Test
    void textOfAFailedRecordNamesNoValue() {
        assertThat(new FailedRecord(
                        "ann@example.org",
                        ChangeKind.ADDED,
                        FailedRecord.Outcome.REJECTED,
                        ErrorCode.RECORD_REJECTED,
                        "ann is gone"))
                .hasToString("ADDED REJECTED RECORD_REJECTED");
    }
}

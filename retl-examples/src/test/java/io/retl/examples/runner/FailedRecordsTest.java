package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailedRecordsTest {
    @Test
    void equalReasonsAreCounted() {
        assertThat(FailedRecords.grouped(
                        List.of(rejected("1", "Bad."), rejected("2", "Worse."), rejected("3", "Bad."))))
                .containsExactly("  2 rejected (RECORD_REJECTED): Bad.", "  1 rejected (RECORD_REJECTED): Worse.");
    }

    @Test
    void onlyTenReasonsAreShown() {
        List<FailedRecord> records = IntStream.rangeClosed(1, 12)
                .mapToObj(number -> rejected("id", "Reason " + number + "."))
                .toList();

        assertThat(FailedRecords.grouped(records))
                .hasSize(11)
                .startsWith("  1 rejected (RECORD_REJECTED): Reason 1.")
                .endsWith("  1 rejected (RECORD_REJECTED): Reason 10.", "  and 2 other reasons");
    }

    @Test
    void onlyTenRecordsAreListed() {
        List<FailedRecord> records = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> rejected("id-" + number, "Bad."))
                .toList();

        assertThat(FailedRecords.listed(records))
                .hasSize(11)
                .startsWith("  ADDED 'id-1' rejected (RECORD_REJECTED): Bad.")
                .endsWith("  and 1 other records");
    }

    @Test
    void idsThatOccurTwiceAreNamedOnlyWhenAskedFor() {
        SyncResult result = SyncResult.builder("m", 1, SyncStatus.PARTIAL)
                .duplicateIds(List.of(new SyncResult.DuplicateId("17", 2)))
                .build();

        assertThat(SyncReport.failures(result, false)).isEmpty();
        assertThat(SyncReport.failures(result, true)).containsExactly("  '17' invalid: 2 rows have this id");
    }

    private static FailedRecord rejected(String id, String reason) {
        return new FailedRecord(id, ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.RECORD_REJECTED, reason);
    }
}

package io.retl.it;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.Failure;
import io.retl.sync.FailedRecord;

/** Rows of a failure ledger. */
final class FailedRows {
    private FailedRows() {}

    static Failure rejected(long seq, String recordId) {
        return new Failure(
                seq,
                new FailedRecord(
                        recordId,
                        ChangeKind.ADDED,
                        FailedRecord.Outcome.REJECTED,
                        ErrorCode.RECORD_REJECTED,
                        "no such list"));
    }
}

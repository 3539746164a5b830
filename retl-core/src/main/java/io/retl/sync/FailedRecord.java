package io.retl.sync;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import java.util.Objects;

/**
 * A record that was not delivered. Immutable.
 *
 * @param recordId the canonical text of the unique identifier
 * @param changeKind what happened to the row
 * @param outcome what became of it
 * @param code the stable name of the reason
 * @param reason why, in the destination's words where it said so, cut to 1,024 characters
 */
public record FailedRecord(String recordId, ChangeKind changeKind, Outcome outcome, ErrorCode code, String reason) {
    private static final int MAX_REASON_CHARACTERS = 1_024;

    /** Checks that nothing is missing and cuts the reason. */
    public FailedRecord {
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(changeKind, "changeKind");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        if (reason.length() > MAX_REASON_CHARACTERS) {
            reason = reason.substring(0, MAX_REASON_CHARACTERS);
        }
    }

    /** What became of a record that was not delivered. */
    public enum Outcome {
        /** Refused; the next sync tries again with fresh values. */
        REJECTED,
        /** It may have been applied; the next sync sends it again. */
        UNKNOWN,
        /** Certainly not applied; the next sync sends it. */
        DEFERRED
    }

    /** Names the outcome, never the record. */
    @Override
    public String toString() {
        return changeKind + " " + outcome + " " + code;
    }
}

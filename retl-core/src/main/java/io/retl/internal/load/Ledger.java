package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.internal.control.Failure;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what became of each record, and says when so much failed that the sync is to stop. Not thread-safe.
 *
 * <p>Invariant: a record that was not delivered is handed to the failure ledger before it counts as resolved, so that the
 * delivered mark cannot pass it unlisted.
 */
final class Ledger {
    private final Mapping mapping;
    private final Marks marks;
    private final Tally tally = new Tally();
    private final Breaker breaker;
    private final long maxFailures;
    private long done;
    private @Nullable Stop stop;

    Ledger(Mapping mapping, Limits limits, Marks marks) {
        this.mapping = mapping;
        this.marks = marks;
        this.breaker = new Breaker(limits);
        this.maxFailures = limits.failedRecordsPerSync();
    }

    Tally tally() {
        return tally;
    }

    /** Why the sync is to stop, once that is so. */
    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    /** How many records have an outcome. */
    long done() {
        return done;
    }

    void delivered(Page.DeltaRow row) {
        done++;
        tally.delivered(row.kind());
        breaker.delivered();
    }

    void rejected(Page.DeltaRow row, ErrorCode code, String reason) {
        tally.rejected();
        breaker.failed();
        fail(row, FailedRecord.Outcome.REJECTED, code, reason);
    }

    void unknown(Page.DeltaRow row, String reason) {
        tally.unknown();
        breaker.failed();
        fail(row, FailedRecord.Outcome.UNKNOWN, ErrorCode.OUTCOME_UNKNOWN, reason);
    }

    void deferred(Page.DeltaRow row, ErrorCode code, String reason) {
        fail(row, FailedRecord.Outcome.DEFERRED, code, reason);
    }

    private void fail(Page.DeltaRow row, FailedRecord.Outcome outcome, ErrorCode code, String reason) {
        done++;
        marks.add(new Failure(row.seq(), new FailedRecord(row.recordId(), row.changeKind(), outcome, code, reason)));
        if (marks.failures() > maxFailures) {
            stop(
                    ErrorCode.TOO_MANY_FAILURES,
                    "Mapping '%s': more than %s records failed, which is the limit."
                            .formatted(mapping.id(), maxFailures));
        } else if (breaker.isOpen()) {
            stop(
                    ErrorCode.BREAKER_OPEN,
                    "Mapping '%s': so many of the first records were rejected or left unknown that it stopped; limits.breakerPercent says how many."
                            .formatted(mapping.id()));
        }
    }

    private void stop(ErrorCode code, String cause) {
        if (stop == null) {
            stop = new Stop(
                    SyncStatus.PARTIAL,
                    code,
                    cause + " The rest is left for the next sync. The reasons stand with the failed records.");
        }
    }
}

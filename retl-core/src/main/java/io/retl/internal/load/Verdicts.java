package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Flaw;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says what an answer means for a record, and writes it down. Not thread-safe.
 *
 * <p>Invariants: a record gets its outcome once; what may have been applied never ends as rejected or deferred; a delivery
 * counts only once no earlier attempt can be applied after it.
 */
final class Verdicts {
    private final Ledger ledger;
    private final OpenBatches batches;
    private final Clock clock;
    private final Set<Flaw> flaws;
    private final Suspicion suspicion = new Suspicion();

    Verdicts(Ledger ledger, OpenBatches batches, Clock clock, Set<Flaw> flaws) {
        this.ledger = ledger;
        this.batches = batches;
        this.clock = clock;
        this.flaws = flaws;
    }

    /** Notes that an attempt leaves. */
    void sent(Attempt attempt) {
        suspicion.sent(attempt.batch());
        if (flaws.contains(Flaw.FOLD_BEFORE_ANSWER)) {
            attempt.indexes().forEach(index -> deliver(attempt.batch(), index));
        }
    }

    /** The destination has a record. */
    void delivered(Attempt attempt, int index) {
        suspicion.clear();
        if (attempt.batch().isInTheAir(index, clock.nanos())) {
            attempt.batch().deliverLate(index);
        } else {
            deliver(attempt.batch(), index);
        }
    }

    /** Counts the deliveries that no earlier attempt can follow any more. */
    void deliverLate() {
        long now = clock.nanos();
        for (Batch batch : batches.all()) {
            if (now - batch.quietAt() >= 0) {
                batch.deliveredLate().forEach(index -> deliver(batch, index));
            }
        }
    }

    /** When the next delivery that was kept counts, if there is one. */
    OptionalLong nextQuiet() {
        return batches.view().stream()
                .filter(batch -> !batch.deliveredLate().isEmpty())
                .mapToLong(Batch::quietAt)
                .min();
    }

    /** The destination refused a record; whether the record is to blame may become clear only later. */
    void rejected(Batch batch, int index, Outcome outcome) {
        if (batch.isPerhapsApplied(index) && !flaws.contains(Flaw.UNKNOWN_FORGOTTEN)) {
            leave(batch, index, ErrorCode.RECORD_REJECTED, outcome.reason());
        } else if (!suspicion.keep(batch, index, outcome)) {
            reject(batch, index, outcome);
        }
    }

    /** Keeps a refused request back that would be searched for the record at fault, if the destination may be at fault. */
    boolean keep(Attempt refused) {
        return suspicion.keep(refused);
    }

    /**
     * Writes down the rejections that were kept back, once it is clear whether the records or the destination are to blame.
     *
     * @param again takes the requests that were kept back
     * @return whether the destination is
     */
    boolean decide(Consumer<Attempt> again) {
        if (!suspicion.isDecided()) {
            return false;
        }
        boolean misconfigured = suspicion.isStrong();
        for (Suspicion.Refusal refusal : suspicion.removeRefusals()) {
            if (misconfigured) {
                leave(
                        refusal.batch(),
                        refusal.index(),
                        ErrorCode.DESTINATION_CONFIGURATION,
                        refusal.outcome().reason());
            } else {
                reject(refusal.batch(), refusal.index(), refusal.outcome());
            }
        }
        suspicion.removeProbed().forEach(again);
        return misconfigured;
    }

    /** The records are taken to be at fault from now on, whatever is not yet decided. */
    void acquit() {
        suspicion.clear();
    }

    /** Ends the record without a delivery: unknown if an attempt may have been applied, else left for the next sync. */
    void leave(Batch batch, int index, ErrorCode code, String reason) {
        if (!batch.isPerhapsApplied(index)) {
            ledger.deferred(batch.row(index), code, reason);
        } else if (code == ErrorCode.OUTCOME_UNKNOWN) {
            ledger.unknown(batch.row(index), reason);
        } else {
            ledger.unknown(batch.row(index), "An attempt may have been applied. Then: " + reason);
        }
        resolve(batch, index);
    }

    void leave(List<Attempt> attempts, ErrorCode code, String reason) {
        attempts.forEach(attempt -> attempt.indexes().forEach(index -> leave(attempt.batch(), index, code, reason)));
    }

    /** Waits no longer for the earlier attempts of records that were delivered. */
    void leaveLate() {
        for (Batch batch : batches.all()) {
            batch.deliveredLate()
                    .forEach(index -> leave(
                            batch,
                            index,
                            ErrorCode.OUTCOME_UNKNOWN,
                            "It was delivered, but an earlier attempt may still be applied after that."));
        }
    }

    private void deliver(Batch batch, int index) {
        ledger.delivered(batch.row(index));
        resolve(batch, index);
    }

    private void reject(Batch batch, int index, Outcome outcome) {
        ledger.rejected(batch.row(index), ErrorCode.RECORD_REJECTED, outcome.reason());
        resolve(batch, index);
    }

    private void resolve(Batch batch, int index) {
        batch.resolve(index);
        if (batch.isResolved()) {
            batches.close(batch);
        }
    }
}

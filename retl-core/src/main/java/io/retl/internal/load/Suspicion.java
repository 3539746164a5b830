package io.retl.internal.load;

import io.retl.internal.delivery.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a destination that is set up wrongly from records that are bad. Not thread-safe.
 *
 * <p>Rejections of the first batch are kept back as long as nothing was delivered. If {@value #ALIKE} records are refused
 * alike, none of which failed in an earlier sync, and the rest of the batch is refused likewise, the destination is at
 * fault: the records are left for the next sync and do not come nearer to being parked. So a wrong address costs some dozen
 * requests, not one for every record of the model.
 */
final class Suspicion {
    private static final int ALIKE = 20;

    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Attempt> probed = new ArrayList<>();
    private long probedRecords;
    private @Nullable Batch first;
    private boolean over;

    /**
     * A rejection that is kept back.
     *
     * @param batch the first batch
     * @param index the place of the record in it
     * @param outcome the answer
     */
    record Refusal(Batch batch, int index, Outcome outcome) {}

    /** The batch that is sent first is the one to look at. */
    void sent(Batch batch) {
        if (first == null) {
            first = batch;
        }
    }

    /** Keeps a rejection back; false if it is to be written down. */
    boolean keep(Batch batch, int index, Outcome outcome) {
        boolean alike = refusals.isEmpty() || refusals.get(0).outcome().isLike(outcome);
        if (over || batch != first || !alike || batch.row(index).failedSyncs() > 0) {
            over |= batch == first;
            return false;
        }
        refusals.add(new Refusal(batch, index, outcome));
        return true;
    }

    /** Something was delivered, so the destination is set up well enough. */
    void clear() {
        over = true;
    }

    /**
     * Keeps a refused request back instead of searching it for the record at fault, once so many records were refused that
     * the rest of the batch is only probed.
     */
    boolean keep(Attempt attempt) {
        if (!isStrong() || attempt.batch() != first) {
            return false;
        }
        probed.add(attempt);
        probedRecords += attempt.indexes().size();
        return true;
    }

    /** Whether the destination is to blame, if nothing is delivered. */
    boolean isStrong() {
        return !over && refusals.size() >= ALIKE;
    }

    /** Whether it is certain that no more rejections will be kept, or nothing else of the batch is left to be answered. */
    boolean isDecided() {
        return !refusals.isEmpty()
                && (over || (first != null && first.openRecords() == refusals.size() + probedRecords));
    }

    /** Takes the rejections that were kept back; no more are kept. */
    List<Refusal> removeRefusals() {
        List<Refusal> all = List.copyOf(refusals);
        refusals.clear();
        over = true;
        return all;
    }

    /** Takes the requests that were kept back. */
    List<Attempt> removeProbed() {
        List<Attempt> all = List.copyOf(probed);
        probed.clear();
        probedRecords = 0;
        return all;
    }
}

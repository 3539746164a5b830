package io.retl.internal.warehouse;

import io.retl.internal.control.LoadPlan;
import java.util.List;

/**
 * A mapping's side of a warehouse. Not thread-safe: one sync uses it, one call at a time, on any thread.
 *
 * <p>Every failure is a {@link io.retl.RetlException}.
 */
public interface Warehouse {
    /**
     * Checks the query and the state tables; makes them if this is the first sync. Drops what the syncs up to the last
     * folded one left, and what later ones left unless that is {@link MappingState#unsettled()}: the caller judges these and
     * then calls {@link #sweep}. Never drops what a run with a later epoch made.
     *
     * <p>Invariant: state that was dropped, edited or restored is an error, never taken for a first sync, because that
     * would send everything again.
     *
     * @param epoch the epoch of the run
     */
    MappingState open(long epoch);

    /**
     * Drops the tables of every sync of the mapping, all of which must be settled; never what a run with a later epoch made.
     *
     * @param epoch the epoch of the run
     */
    void sweep(long epoch);

    /** Makes the delta of a sync. */
    Extraction extract(MappingState state, ExtractRequest request);

    /**
     * Reads rows to send.
     *
     * @param after the number after which to begin
     * @param through the number up to which to read at most
     */
    Page readPage(SyncKey sync, Extraction extraction, long after, long through);

    /** Folds a sync. Repeating it changes nothing. */
    FoldOutcome fold(FoldOrder order);

    /**
     * Drops the state of the mapping; the next sync is a first one. It may be repeated, and must be after a failure or a
     * crash in between: where each table is dropped for good by itself, {@link #open} calls what is left damaged.
     *
     * @param epoch the epoch of the run
     * @return false if a run with a later epoch left something; then nothing was dropped
     */
    boolean reset(long epoch);

    /** Lets the parked rows be tried again, each with a new count; gives how many there were. */
    long release();

    /**
     * Names the tables of one sync.
     *
     * @param number the number of the sync
     * @param epoch its epoch
     */
    record SyncKey(long number, long epoch) {}

    /** What became of a fold. */
    enum FoldOutcome {
        /** It took effect now. */
        FOLDED,
        /** It had taken effect before. */
        ALREADY_FOLDED,
        /** The guard belongs to another sync. */
        REFUSED
    }

    /**
     * What a fold needs; all of it comes from the control store.
     *
     * @param sync the sync to fold
     * @param epoch the epoch of the run that folds it
     * @param plan what was stored before the first send
     * @param deliveredThrough every row up to it is resolved
     * @param reservedThrough nothing beyond it was sent
     * @param exceptions the rows that were not delivered
     */
    record FoldOrder(
            SyncKey sync,
            long epoch,
            LoadPlan plan,
            long deliveredThrough,
            long reservedThrough,
            List<FoldException> exceptions) {}

    /**
     * A row that was not delivered.
     *
     * @param seq its number in the delta
     * @param code the letter of its outcome: R rejected, U unknown, X deferred
     */
    record FoldException(long seq, String code) {}
}

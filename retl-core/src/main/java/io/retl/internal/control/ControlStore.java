package io.retl.internal.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Leases, progress and failures. Thread-safe.
 *
 * <p>Invariant: a write under a lease takes effect only while that lease is the mapping's latest, whatever the clocks
 * say; otherwise it throws {@link LeaseLostException} and changes nothing. Times are those of the store.
 */
public interface ControlStore {
    /** Takes the lease if nobody holds it; its epoch is higher than every earlier one of the mapping. */
    Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration);

    /** Who holds the lease, if it has not expired. */
    Optional<HeldLease> findHolder(String mappingId);

    /** Makes the lease good for its duration from now. */
    void renew(Lease lease);

    /** Gives the lease back. Only when no request is on its way; otherwise it is left to expire. */
    void release(Lease lease);

    /** The latest sync of a mapping. */
    Optional<SyncRow> findLastSync(String mappingId);

    /**
     * Opens the next sync. It inherits the differences, so that one that fails early does not hide that the last was cut.
     *
     * @param lastFolded the number that the warehouse has; the new one is higher
     */
    SyncRow begin(Lease lease, long lastFolded);

    /**
     * Stores what settling needs; after it, rows may be sent.
     *
     * @param differences how many rows differed before the cut; 0 if the sync was not cut
     */
    void startLoading(Lease lease, LoadPlan plan, long differences);

    /** Moves both marks in one write. */
    void moveMarks(Lease lease, long deliveredThrough, long reservedThrough);

    /** Writes to the failure ledger. A row must be there before the delivered mark passes it. */
    void addFailures(Lease lease, List<Failure> failures);

    /** The failure ledger of a sync, in no order. */
    List<Failure> failures(String mappingId, long syncNumber);

    /** Freezes the marks and the ledger: from here on every run folds the same thing. */
    void startFolding(Lease lease, long deliveredThrough, long reservedThrough);

    /** Closes the latest sync; there is nothing to settle any more. If rows of it may have been sent, it was folded. */
    void finish(Lease lease);

    /** The last fold of a mapping, if there was one since its state began. */
    Optional<FoldMark> findLastFold(String mappingId);

    /** Remembers how many deletes the guard stopped. */
    void askForApproval(Lease lease, long deletes);

    /** Lets the next sync delete up to the number that the guard last stopped; false if it stopped nothing. */
    boolean approve(String mappingId);

    /** How many deletes are approved, if any. */
    OptionalLong findApproval(String mappingId);

    /** Forgets the approval and the question, once a sync has passed the guard. */
    void clearApproval(Lease lease);

    /** Forgets the mapping's unsettled sync and approvals, for a mapping that starts anew. */
    void reset(Lease lease);
}

package io.retl.internal.control;

import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Leases, progress, history and failures. Thread-safe.
 *
 * <p>Invariant: a write under a lease takes effect only while that lease is the mapping's latest, whatever the clocks
 * say; otherwise it throws {@link LeaseLostException} and changes nothing. Times are those of the store. Every other failure
 * is a {@link io.retl.RetlException}; then the write may or may not have taken effect, and the run must end as a crash would.
 */
public interface ControlStore {
    /**
     * Takes the lease if nobody holds it; its epoch is higher than every earlier one of the mapping. One that was not given
     * back but ran out leaves requests that may still be applied: {@link Lease#rest} covers them, until its end plus the
     * time-out.
     *
     * @param timeout how long after it was begun a request may still be applied
     */
    Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration, Duration timeout);

    /** Who holds the lease, if it has not expired. */
    Optional<HeldLease> findHolder(String mappingId);

    /** Makes the lease good for its duration from now. */
    void renew(Lease lease);

    /**
     * Gives the lease back. Only when no request is on its way; otherwise it is left to expire.
     *
     * @param rest how long, from now, requests that were never answered may still be applied; zero if all were answered
     */
    void release(Lease lease, Duration rest);

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

    /**
     * Closes the latest sync and writes its history; there is nothing to settle any more. If rows of it may have been sent,
     * it was folded.
     *
     * @param result how it ended
     */
    void finish(Lease lease, SyncResult result);

    /** The syncs of a mapping that ended, the latest first; their results hold no failed records. */
    List<HistoryEntry> history(String mappingId, int limit);

    /** The failed records of a sync, by their number, at most so many; of an old sync only some are kept. */
    List<FailedRecord> failedRecords(String mappingId, long syncNumber, int limit);

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

    /**
     * Remembers that every row is to be taken as delivered without being sent, until {@link #endBaseline}. It is stored
     * before the old state is dropped, so that a crash between cannot turn a baseline into a sync that sends everything.
     */
    void beginBaseline(Lease lease);

    /** Whether rows are to be taken as delivered. */
    boolean hasBaseline(String mappingId);

    /** Ends what {@link #beginBaseline} began, once all rows are folded. */
    void endBaseline(Lease lease);

    /**
     * Forgets the mapping's unsettled sync, approvals and last fold, for a mapping that starts anew; its history and an
     * baseline stay.
     */
    void reset(Lease lease);
}

package io.retl.internal.control;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes down what is stored, in the log that the channel writes into. */
public final class LoggedControlStore implements ControlStore {
    private final ControlStore store;
    private final List<String> log;
    /** Whether the store is down when the lease is given back. */
    public boolean releaseFails;
    /** Whether another has taken the lease over when it is renewed. */
    public boolean renewalsFail;
    /** Runs before marks are stored. */
    public Runnable beforeMarks = () -> {};

    /** A store that writes into a log before it stores. */
    public LoggedControlStore(ControlStore store, List<String> log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration, Duration timeout) {
        return store.tryAcquire(mappingId, holder, duration, timeout);
    }

    @Override
    public Optional<HeldLease> findHolder(String mappingId) {
        return store.findHolder(mappingId);
    }

    @Override
    public void renew(Lease lease) {
        if (renewalsFail) {
            throw new LeaseLostException(lease);
        }
        store.renew(lease);
        log.add("renew");
    }

    @Override
    public void release(Lease lease, Duration rest) {
        if (releaseFails) {
            throw new StateException(ErrorCode.CONTROL_STORE, "The control store does not answer.");
        }
        store.release(lease, rest);
        log.add("release");
    }

    @Override
    public Optional<FoldMark> findLastFold(String mappingId) {
        return store.findLastFold(mappingId);
    }

    @Override
    public Optional<SyncRow> findLastSync(String mappingId) {
        return store.findLastSync(mappingId);
    }

    @Override
    public SyncRow begin(Lease lease, long lastFolded) {
        return store.begin(lease, lastFolded);
    }

    @Override
    public void startLoading(Lease lease, LoadPlan plan, long differences) {
        store.startLoading(lease, plan, differences);
        log.add("load " + plan.rows());
    }

    @Override
    public void moveMarks(Lease lease, long deliveredThrough, long reservedThrough) {
        beforeMarks.run();
        store.moveMarks(lease, deliveredThrough, reservedThrough);
        log.add("marks " + deliveredThrough + " " + reservedThrough);
    }

    @Override
    public void addFailures(Lease lease, List<Failure> failures) {
        store.addFailures(lease, failures);
        log.add("failures " + failures.stream().map(Failure::seq).toList());
    }

    @Override
    public List<Failure> failures(String mappingId, long syncNumber) {
        return store.failures(mappingId, syncNumber);
    }

    @Override
    public void startFolding(Lease lease, long deliveredThrough, long reservedThrough) {
        store.startFolding(lease, deliveredThrough, reservedThrough);
        log.add("fold " + deliveredThrough);
    }

    @Override
    public void finish(Lease lease, SyncResult result) {
        store.finish(lease, result);
        log.add("finish");
    }

    @Override
    public void askForApproval(Lease lease, long deletes) {
        store.askForApproval(lease, deletes);
    }

    @Override
    public boolean approve(String mappingId) {
        return store.approve(mappingId);
    }

    @Override
    public OptionalLong findApproval(String mappingId) {
        return store.findApproval(mappingId);
    }

    @Override
    public void clearApproval(Lease lease) {
        store.clearApproval(lease);
    }

    @Override
    public List<HistoryEntry> history(String mappingId, int limit) {
        return store.history(mappingId, limit);
    }

    @Override
    public List<FailedRecord> failedRecords(String mappingId, long syncNumber, int limit) {
        return store.failedRecords(mappingId, syncNumber, limit);
    }

    @Override
    public void beginBaseline(Lease lease) {
        store.beginBaseline(lease);
    }

    @Override
    public boolean hasBaseline(String mappingId) {
        return store.hasBaseline(mappingId);
    }

    @Override
    public void endBaseline(Lease lease) {
        store.endBaseline(lease);
    }

    @Override
    public void reset(Lease lease) {
        store.reset(lease);
    }
}

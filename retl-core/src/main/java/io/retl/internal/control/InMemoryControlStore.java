package io.retl.internal.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A control store that lives as long as the process. A crash loses it: the next process finds the records table as the
 * last fold left it, so nothing counts as delivered that was not, and what was sent since is sent again.
 *
 * <p>Epochs begin at the clock's milliseconds, so that they grow over restarts, too.
 */
public final class InMemoryControlStore implements ControlStore {
    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * An empty store.
     *
     * @param clock the time of the store
     */
    public InMemoryControlStore(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Entry {
        private @Nullable Lease lease;
        private Instant expiry = Instant.MIN;
        private long epoch;
        private @Nullable SyncRow lastSync;
        private List<Failure> failures = new ArrayList<>();
        private @Nullable FoldMark lastFold;
        private long stoppedDeletes;
        private long approvedDeletes;
    }

    @Override
    public synchronized Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration) {
        Entry entry = entries.computeIfAbsent(mappingId, id -> new Entry());
        Instant now = clock.instant();
        if (entry.lease != null && entry.expiry.isAfter(now)) {
            return Optional.empty();
        }
        entry.epoch = Math.max(entry.epoch + 1, now.toEpochMilli());
        entry.lease = new Lease(mappingId, holder, entry.epoch, duration);
        entry.expiry = now.plus(duration);
        return Optional.of(entry.lease);
    }

    @Override
    public synchronized Optional<HeldLease> findHolder(String mappingId) {
        Entry entry = entries.get(mappingId);
        Instant now = clock.instant();
        if (entry == null || entry.lease == null || !entry.expiry.isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(new HeldLease(entry.lease.holder(), entry.expiry, Duration.between(now, entry.expiry)));
    }

    @Override
    public synchronized void renew(Lease lease) {
        guarded(lease).expiry = clock.instant().plus(lease.duration());
    }

    @Override
    public synchronized void release(Lease lease) {
        Entry entry = guarded(lease);
        entry.lease = null;
        entry.expiry = Instant.MIN;
    }

    @Override
    public synchronized Optional<SyncRow> findLastSync(String mappingId) {
        return Optional.ofNullable(entries.get(mappingId)).map(entry -> entry.lastSync);
    }

    @Override
    public synchronized SyncRow begin(Lease lease, long lastFolded) {
        Entry entry = guarded(lease);
        long last = entry.lastSync == null ? 0 : entry.lastSync.number();
        long number = Math.max(last, lastFolded) + 1;
        long differences = entry.lastSync == null ? 0 : entry.lastSync.differences();
        SyncRow row = new SyncRow(number, lease.epoch(), SyncStage.EXTRACTING, null, 0, 0, differences);
        entry.lastSync = row;
        entry.failures = new ArrayList<>();
        return row;
    }

    @Override
    public synchronized void startLoading(Lease lease, LoadPlan plan, long differences) {
        Entry entry = guarded(lease);
        entry.lastSync = current(entry).loading(plan, differences);
    }

    @Override
    public synchronized void moveMarks(Lease lease, long deliveredThrough, long reservedThrough) {
        Entry entry = guarded(lease);
        entry.lastSync = current(entry).marked(deliveredThrough, reservedThrough);
    }

    @Override
    public synchronized void addFailures(Lease lease, List<Failure> failures) {
        guarded(lease).failures.addAll(failures);
    }

    @Override
    public synchronized List<Failure> failures(String mappingId, long syncNumber) {
        Entry entry = entries.get(mappingId);
        if (entry == null || entry.lastSync == null || entry.lastSync.number() != syncNumber) {
            return List.of();
        }
        return List.copyOf(entry.failures);
    }

    @Override
    public synchronized void startFolding(Lease lease, long deliveredThrough, long reservedThrough) {
        Entry entry = guarded(lease);
        entry.lastSync =
                current(entry).marked(deliveredThrough, reservedThrough).at(SyncStage.FOLDING);
    }

    @Override
    public synchronized void finish(Lease lease) {
        Entry entry = guarded(lease);
        SyncRow ended = current(entry);
        if (ended.plan() != null && ended.stage() != SyncStage.DONE) {
            entry.lastFold = new FoldMark(ended.plan().stateId(), ended.number());
        }
        entry.lastSync = ended.at(SyncStage.DONE);
        entry.failures = new ArrayList<>();
    }

    @Override
    public synchronized Optional<FoldMark> findLastFold(String mappingId) {
        return Optional.ofNullable(entries.get(mappingId)).map(entry -> entry.lastFold);
    }

    @Override
    public synchronized void askForApproval(Lease lease, long deletes) {
        Entry entry = guarded(lease);
        entry.stoppedDeletes = deletes;
    }

    @Override
    public synchronized boolean approve(String mappingId) {
        Entry entry = entries.get(mappingId);
        if (entry == null || entry.stoppedDeletes == 0) {
            return false;
        }
        entry.approvedDeletes = entry.stoppedDeletes;
        return true;
    }

    @Override
    public synchronized OptionalLong findApproval(String mappingId) {
        Entry entry = entries.get(mappingId);
        return entry == null || entry.approvedDeletes == 0
                ? OptionalLong.empty()
                : OptionalLong.of(entry.approvedDeletes);
    }

    @Override
    public synchronized void clearApproval(Lease lease) {
        Entry entry = guarded(lease);
        entry.stoppedDeletes = 0;
        entry.approvedDeletes = 0;
    }

    @Override
    public synchronized void reset(Lease lease) {
        Entry entry = guarded(lease);
        if (entry.lastSync != null) {
            entry.lastSync = entry.lastSync.at(SyncStage.DONE);
        }
        entry.lastFold = null;
        entry.failures = new ArrayList<>();
        clearApproval(lease);
    }

    private Entry guarded(Lease lease) {
        Entry entry = entries.get(lease.mappingId());
        if (entry == null || entry.lease == null || entry.lease.epoch() != lease.epoch()) {
            throw new LeaseLostException(lease);
        }
        return entry;
    }

    private static SyncRow current(Entry entry) {
        if (entry.lastSync == null) {
            throw new IllegalStateException("No sync was begun.");
        }
        return entry.lastSync;
    }
}

package io.retl.internal.control;

import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A control store in memory, for tests: what the one in a database does, without the database. */
public final class MemoryControlStore implements ControlStore {
    private final InstantSource clock;
    private final Map<String, Entry> entries = new HashMap<>();

    /**
     * An empty store.
     *
     * @param clock the time of the store
     */
    public MemoryControlStore(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Entry {
        private @Nullable Lease lease;
        private Instant expiry = Instant.MIN;
        private long epoch;
        private @Nullable SyncRow lastSync;
        private List<Failure> failures = new ArrayList<>();
        private @Nullable FoldMark lastFold;
        private final List<HistoryEntry> history = new ArrayList<>();
        private final Map<Long, List<Failure>> ended = new HashMap<>();
        private Instant rest = Instant.MIN;
        private Instant began = Instant.MIN;
        private boolean baseline;
        private long stoppedDeletes;
        private long approvedDeletes;
    }

    @Override
    public synchronized Optional<Lease> tryAcquire(
            String mappingId, String holder, Duration duration, Duration timeout) {
        Entry entry = entries.computeIfAbsent(mappingId, id -> new Entry());
        Instant now = clock.instant();
        if (entry.lease != null && entry.expiry.isAfter(now)) {
            return Optional.empty();
        }
        if (entry.lease != null) {
            entry.rest = latest(entry.rest, entry.expiry.plus(timeout));
        }
        entry.epoch = Math.max(entry.epoch + 1, now.toEpochMilli());
        Duration rest = entry.rest.isAfter(now) ? Duration.between(now, entry.rest) : Duration.ZERO;
        entry.lease = new Lease(mappingId, holder, entry.epoch, duration, rest);
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
    public synchronized void release(Lease lease, Duration rest) {
        Entry entry = guarded(lease);
        if (!rest.isZero()) {
            entry.rest = latest(entry.rest, clock.instant().plus(rest));
        }
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
        entry.began = clock.instant();
        entry.failures = new ArrayList<>();
        return row;
    }

    @Override
    public synchronized void startLoading(Lease lease, LoadPlan plan, long differences) {
        Entry entry = guarded(lease);
        SyncRow row = current(entry);
        entry.lastSync = new SyncRow(
                row.number(), row.epoch(), SyncStage.LOADING, plan, plan.before(), plan.before(), differences);
    }

    @Override
    public synchronized void moveMarks(Lease lease, long deliveredThrough, long reservedThrough) {
        Entry entry = guarded(lease);
        entry.lastSync = marked(current(entry), deliveredThrough, reservedThrough);
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
        entry.lastSync = at(SyncStage.FOLDING, marked(current(entry), deliveredThrough, reservedThrough));
    }

    @Override
    public synchronized void finish(Lease lease, SyncResult result) {
        Entry entry = guarded(lease);
        SyncRow ended = current(entry);
        if (ended.stage() == SyncStage.DONE) {
            return;
        }
        entry.history.add(0, new HistoryEntry(entry.began, clock.instant(), withoutRecords(result)));
        entry.ended.put(ended.number(), entry.failures);
        if (ended.plan() != null) {
            entry.lastFold = new FoldMark(ended.plan().stateId(), ended.number());
        }
        entry.lastSync = at(SyncStage.DONE, ended);
        entry.failures = new ArrayList<>();
    }

    private static SyncResult withoutRecords(SyncResult result) {
        SyncResult.Builder kept = SyncResult.builder(result.mappingId(), result.syncNumber(), result.status())
                .extracted(result.extracted())
                .loaded(result.loaded())
                .durations(result.durations());
        result.rebased().ifPresent(kept::rebased);
        result.reason().ifPresent(reason -> kept.reason(reason.code(), reason.message()));
        return kept.build();
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
    public synchronized List<HistoryEntry> history(String mappingId, int limit) {
        Entry entry = entries.get(mappingId);
        return entry == null ? List.of() : entry.history.stream().limit(limit).toList();
    }

    @Override
    public synchronized List<FailedRecord> failedRecords(String mappingId, long syncNumber, int limit) {
        Entry entry = entries.get(mappingId);
        if (entry == null) {
            return List.of();
        }
        return entry.ended.getOrDefault(syncNumber, entry.failures).stream()
                .sorted(Comparator.comparingLong(Failure::seq))
                .limit(limit)
                .map(Failure::record)
                .toList();
    }

    @Override
    public synchronized void beginBaseline(Lease lease) {
        guarded(lease).baseline = true;
    }

    @Override
    public synchronized boolean hasBaseline(String mappingId) {
        Entry entry = entries.get(mappingId);
        return entry != null && entry.baseline;
    }

    @Override
    public synchronized void endBaseline(Lease lease) {
        guarded(lease).baseline = false;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public synchronized void reset(Lease lease) {
        Entry entry = guarded(lease);
        if (entry.lastSync != null) {
            entry.lastSync = at(SyncStage.DONE, entry.lastSync);
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

    private static SyncRow at(SyncStage stage, SyncRow row) {
        return new SyncRow(
                row.number(),
                row.epoch(),
                stage,
                row.plan(),
                row.deliveredThrough(),
                row.reservedThrough(),
                row.differences());
    }

    private static SyncRow marked(SyncRow row, long delivered, long reserved) {
        return new SyncRow(row.number(), row.epoch(), row.stage(), row.plan(), delivered, reserved, row.differences());
    }

    private static SyncRow current(Entry entry) {
        if (entry.lastSync == null) {
            throw new IllegalStateException("No sync was begun.");
        }
        return entry.lastSync;
    }
}

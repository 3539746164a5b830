package io.retl.internal.control;

import io.retl.ErrorCode;
import io.retl.Source;
import io.retl.StateException;
import io.retl.internal.jdbc.Database;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A control store in the tables of a database, which any number of processes share. Thread-safe. It connects to nothing
 * until it is asked, and makes its tables with the first write.
 *
 * <p>A mapping's first epoch is the time of the store in milliseconds, so that a store that was lost and made anew gives out
 * none that the warehouse has seen.
 */
public final class JdbcControlStore implements ControlStore {
    private final ControlDatabase database;

    /**
     * Connects to nothing yet.
     *
     * @param source names the database and its schema, and says whether retl opened it
     * @param database the database of the source
     */
    public JdbcControlStore(Source source, Database database) {
        this.database = new ControlDatabase(source, database);
    }

    /** The statements that make the tables, and the rights on them that the connection's user needs. */
    public List<String> script() {
        return database.script();
    }

    @Override
    public Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration, Duration timeout) {
        database.register(mappingId);
        LeaseRows.Candidate candidate = new LeaseRows.Candidate(mappingId, holder, duration, timeout);
        return database.write("taking the lease", mappingId, (session, tables) -> {
            Optional<LeaseRow> row = LeaseRow.lock(session, tables, mappingId);
            return row.isEmpty() ? Optional.empty() : new LeaseRows(session, tables).give(candidate, row.get());
        });
    }

    @Override
    public Optional<HeldLease> findHolder(String mappingId) {
        return find(mappingId).filter(LeaseRow::isHeld).map(LeaseRow::held);
    }

    @Override
    public void renew(Lease lease) {
        database.guarded("renewing the lease", lease, (session, tables, row) -> {
            new LeaseRows(session, tables).renew(lease, row);
            return true;
        });
    }

    @Override
    public void release(Lease lease, Duration rest) {
        database.guarded("giving back the lease", lease, (session, tables, row) -> {
            new LeaseRows(session, tables).takeBack(lease, row, rest);
            return true;
        });
    }

    @Override
    public Optional<SyncRow> findLastSync(String mappingId) {
        return database.read("reading the latest sync", mappingId, Optional.empty(), (session, tables) -> {
            Optional<LeaseRow> row = LeaseRow.find(session, tables, mappingId);
            return row.isEmpty()
                    ? Optional.empty()
                    : new SyncRows(session, tables).find(mappingId, row.get().lastSync());
        });
    }

    @Override
    public SyncRow begin(Lease lease, long lastFolded) {
        String mappingId = lease.mappingId();
        return database.guarded("beginning a sync", lease, (session, tables, row) -> {
            SyncRows syncs = new SyncRows(session, tables);
            long last = Math.max(row.lastSync(), syncs.lastNumber(mappingId));
            long differences = syncs.find(mappingId, row.lastSync())
                    .map(SyncRow::differences)
                    .orElse(0L);
            syncs.forgetSignature(mappingId, row.lastSync());
            SyncRow begun = new SyncRow(
                    Math.max(last, lastFolded) + 1, lease.epoch(), SyncStage.EXTRACTING, null, 0, 0, differences);
            syncs.insert(mappingId, begun, row.now());
            new LeaseRows(session, tables).change(mappingId, new Assignments().set("last_sync", begun.number()));
            return begun;
        });
    }

    @Override
    public void startLoading(Lease lease, LoadPlan plan, long differences) {
        database.guarded("storing the plan", lease, (session, tables, row) -> {
            SyncRows syncs = new SyncRows(session, tables);
            return required(lease, row, syncs.startLoading(lease.mappingId(), row.lastSync(), plan, differences));
        });
    }

    @Override
    public void moveMarks(Lease lease, long deliveredThrough, long reservedThrough) {
        database.guarded("moving the marks", lease, (session, tables, row) -> {
            SyncRows syncs = new SyncRows(session, tables);
            return required(
                    lease, row, syncs.moveMarks(lease.mappingId(), row.lastSync(), deliveredThrough, reservedThrough));
        });
    }

    @Override
    public void addFailures(Lease lease, List<Failure> failures) {
        database.guarded("writing failed records", lease, (session, tables, row) -> {
            new FailureRows(session, tables).write(lease.mappingId(), row.lastSync(), failures);
            return true;
        });
    }

    @Override
    public List<Failure> failures(String mappingId, long syncNumber) {
        return database.read(
                "reading failed records",
                mappingId,
                List.of(),
                (session, tables) -> new FailureRows(session, tables).read(mappingId, syncNumber));
    }

    @Override
    public void startFolding(Lease lease, long deliveredThrough, long reservedThrough) {
        database.guarded("freezing the marks", lease, (session, tables, row) -> {
            SyncRows syncs = new SyncRows(session, tables);
            return required(
                    lease,
                    row,
                    syncs.startFolding(lease.mappingId(), row.lastSync(), deliveredThrough, reservedThrough));
        });
    }

    @Override
    public void finish(Lease lease, SyncResult result) {
        database.guarded("ending a sync", lease, (session, tables, row) -> {
            Optional<SyncRow> last = new SyncRows(session, tables).find(lease.mappingId(), row.lastSync());
            required(lease, row, last.isPresent());
            if (last.orElseThrow().stage() != SyncStage.DONE) {
                new SyncEnd(session, tables, row).write(lease.mappingId(), last.get(), result);
            }
            return true;
        });
    }

    @Override
    public List<HistoryEntry> history(String mappingId, int limit) {
        return database.read(
                "reading the history",
                mappingId,
                List.of(),
                (session, tables) -> new HistoryRows(session, tables).read(mappingId, limit));
    }

    @Override
    public List<FailedRecord> failedRecords(String mappingId, long syncNumber, int limit) {
        return database.read(
                "reading failed records",
                mappingId,
                List.of(),
                (session, tables) -> new FailureRows(session, tables)
                        .read(mappingId, syncNumber, limit).stream()
                                .map(Failure::record)
                                .toList());
    }

    @Override
    public Optional<FoldMark> findLastFold(String mappingId) {
        return find(mappingId).flatMap(LeaseRow::fold);
    }

    @Override
    public void askForApproval(Lease lease, long deletes) {
        set("asking for approval", lease, new Assignments().set("stopped_deletes", deletes));
    }

    @Override
    public boolean approve(String mappingId) {
        return database.isThere()
                && database.write(
                        "approving deletes",
                        mappingId,
                        (session, tables) -> new LeaseRows(session, tables).approve(mappingId));
    }

    @Override
    public OptionalLong findApproval(String mappingId) {
        // A plan asks for it, too, which needs no right on retl's tables.
        long approved = database.readIfAllowed(
                "reading the approval",
                mappingId,
                0L,
                (session, tables) -> LeaseRow.find(session, tables, mappingId)
                        .map(LeaseRow::approvedDeletes)
                        .orElse(0L));
        return approved == 0 ? OptionalLong.empty() : OptionalLong.of(approved);
    }

    @Override
    public void clearApproval(Lease lease) {
        set(
                "clearing the approval",
                lease,
                new Assignments().set("stopped_deletes", 0L).set("approved_deletes", 0L));
    }

    @Override
    public void beginBaseline(Lease lease) {
        set("beginning the baseline", lease, new Assignments().set("baseline", true));
    }

    @Override
    public boolean hasBaseline(String mappingId) {
        // A plan asks for it, too, as for the approval.
        return database.readIfAllowed(
                "reading the baseline",
                mappingId,
                false,
                (session, tables) -> LeaseRow.find(session, tables, mappingId)
                        .filter(LeaseRow::hasBaseline)
                        .isPresent());
    }

    @Override
    public void endBaseline(Lease lease) {
        set("ending the baseline", lease, new Assignments().set("baseline", false));
    }

    @Override
    public void reset(Lease lease) {
        database.guarded("forgetting the state", lease, (session, tables, row) -> {
            new SyncEnd(session, tables, row).forget(lease.mappingId());
            return true;
        });
    }

    private Optional<LeaseRow> find(String mappingId) {
        return database.read(
                "reading the lease",
                mappingId,
                Optional.empty(),
                (session, tables) -> LeaseRow.find(session, tables, mappingId));
    }

    private void set(String purpose, Lease lease, Assignments assignments) {
        database.guarded(
                purpose,
                lease,
                (session, tables, row) -> new LeaseRows(session, tables).change(lease.mappingId(), assignments));
    }

    private static boolean required(Lease lease, LeaseRow row, boolean found) {
        if (row.lastSync() == 0) {
            throw new IllegalStateException("No sync was begun.");
        }
        if (!found) {
            throw new StateException(
                    ErrorCode.CONTROL_STORE,
                    "Mapping '%s': the control store has no row for sync #%s; somebody deleted it. Restore it, or call reset(\"%s\") to send every row again."
                            .formatted(lease.mappingId(), row.lastSync(), lease.mappingId()));
        }
        return true;
    }
}

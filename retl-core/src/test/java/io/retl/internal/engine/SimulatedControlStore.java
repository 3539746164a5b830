package io.retl.internal.engine;

import io.retl.StateException;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Failure;
import io.retl.internal.control.FoldMark;
import io.retl.internal.control.HeldLease;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.SyncRow;
import io.retl.internal.engine.SimulatedFaults.Call;
import io.retl.sync.FailedRecord;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The control store as one run sees it: every call can go wrong, and what is written is judged. */
final class SimulatedControlStore implements ControlStore {
    private final SimulatedWorld world;
    private final SimulatedRun run;
    private final ControlStore store;

    SimulatedControlStore(SimulatedWorld world, SimulatedRun run) {
        this.world = world;
        this.run = run;
        this.store = world.ground.control(run);
    }

    @Override
    public Optional<Lease> tryAcquire(String mappingId, String holder, Duration duration, Duration timeout) {
        return world.faults.at(run, Call.TRY_ACQUIRE, () -> {
            Optional<Lease> taken = store.tryAcquire(mappingId, holder, duration, timeout);
            if (taken.isEmpty()) {
                return taken;
            }
            Lease lease = taken.get();
            if (world.has(PlantedBug.REST_FORGOTTEN)) {
                lease = new Lease(mappingId, holder, lease.epoch(), duration, Duration.ZERO);
            }
            run.lease = lease;
            world.oracle.leases.acquired(lease);
            return Optional.of(lease);
        });
    }

    @Override
    public Optional<HeldLease> findHolder(String mappingId) {
        return world.faults.at(run, Call.FIND_HOLDER, () -> store.findHolder(mappingId));
    }

    @Override
    public void renew(Lease lease) {
        write(Call.RENEW, lease, good -> {
            store.renew(good);
            world.oracle.leases.renewed(good);
        });
    }

    @Override
    public void release(Lease lease, Duration rest) {
        write(Call.RELEASE, lease, good -> {
            try {
                store.release(good, world.has(PlantedBug.REST_FORGOTTEN) ? Duration.ZERO : rest);
                world.oracle.leases.released(good, rest);
            } catch (StateException | SimulatedCrash failure) {
                if (world.control.findHolder(good.mappingId()).isEmpty()) {
                    world.oracle.leases.released(good, rest); // it took effect nevertheless
                }
                throw failure;
            }
        });
    }

    @Override
    public Optional<SyncRow> findLastSync(String mappingId) {
        return world.faults.at(run, Call.FIND_LAST_SYNC, () -> store.findLastSync(mappingId));
    }

    @Override
    public SyncRow begin(Lease lease, long lastFolded) {
        return world.faults.at(run, Call.BEGIN, () -> {
            Optional<SyncRow> last = store.findLastSync(SimulatedMapping.ID);
            SyncRow begun = store.begin(good(lease), lastFolded);
            world.oracle.syncs.began(last);
            return begun;
        });
    }

    @Override
    public void startLoading(Lease lease, LoadPlan plan, long differences) {
        write(Call.START_LOADING, lease, good -> {
            store.startLoading(good, plan, differences);
            world.marks.hit(CoverageMarks.EXTRACTING_TO_LOADING);
        });
    }

    @Override
    public void moveMarks(Lease lease, long deliveredThrough, long reservedThrough) {
        long delivered = world.has(PlantedBug.DELIVERED_MARK_TOO_FAR) ? reservedThrough : deliveredThrough;
        long reserved = world.has(PlantedBug.RESERVED_MARK_TOO_SHORT) ? deliveredThrough : reservedThrough;
        write(Call.MOVE_MARKS, lease, good -> {
            store.moveMarks(good, delivered, reserved);
            world.oracle.syncs.marked();
        });
    }

    @Override
    public void addFailures(Lease lease, List<Failure> failures) {
        write(Call.ADD_FAILURES, lease, good -> {
            if (!world.has(PlantedBug.LEDGER_FORGETS)) {
                store.addFailures(good, failures);
            }
        });
    }

    @Override
    public List<Failure> failures(String mappingId, long syncNumber) {
        return world.faults.at(run, Call.READ_FAILURES, () -> store.failures(mappingId, syncNumber));
    }

    @Override
    public void startFolding(Lease lease, long deliveredThrough, long reservedThrough) {
        write(Call.START_FOLDING, lease, good -> {
            store.startFolding(good, deliveredThrough, reservedThrough);
            world.oracle.syncs.marked();
            world.marks.hit(CoverageMarks.LOADING_TO_FOLDING);
        });
    }

    @Override
    public void finish(Lease lease, SyncResult result) {
        write(Call.FINISH, lease, good -> {
            SyncRow last = store.findLastSync(SimulatedMapping.ID).orElseThrow();
            store.finish(good, result);
            if (last.epoch() == run.epoch()) {
                run.finished = result;
            }
            world.oracle.syncs.finished(run, last, result);
        });
    }

    private interface Write {
        void under(Lease lease);
    }

    private void write(Call call, Lease lease, Write write) {
        world.faults.at(run, call, () -> {
            write.under(good(lease));
            return true;
        });
    }

    private Lease good(Lease lease) {
        return world.has(PlantedBug.CONTROL_IGNORES_THE_EPOCH) ? world.oracle.leases.latest(lease) : lease;
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
    public Optional<FoldMark> findLastFold(String mappingId) {
        return world.faults.at(run, Call.FIND_LAST_FOLD, () -> store.findLastFold(mappingId));
    }

    @Override
    public void askForApproval(Lease lease, long deletes) {
        write(Call.WRITE_APPROVAL, lease, good -> store.askForApproval(good, deletes));
    }

    @Override
    public boolean approve(String mappingId) {
        return store.approve(mappingId);
    }

    @Override
    public OptionalLong findApproval(String mappingId) {
        return world.faults.at(run, Call.FIND_APPROVAL, () -> store.findApproval(mappingId));
    }

    @Override
    public void clearApproval(Lease lease) {
        write(Call.WRITE_APPROVAL, lease, store::clearApproval);
    }

    @Override
    public void beginBaseline(Lease lease) {
        write(Call.BEGIN_BASELINE, lease, good -> {
            if (!world.has(PlantedBug.BASELINE_FORGOTTEN)) {
                store.beginBaseline(good);
            }
            world.oracle.departures.baseline(true);
        });
    }

    @Override
    public boolean hasBaseline(String mappingId) {
        return world.faults.at(run, Call.FIND_BASELINE, () -> store.hasBaseline(mappingId));
    }

    @Override
    public void endBaseline(Lease lease) {
        write(Call.END_BASELINE, lease, good -> {
            world.oracle.departures.baseline(false); // first: a call that looks as if it failed may have ended it
            store.endBaseline(good);
        });
    }

    @Override
    public void reset(Lease lease) {
        write(Call.FORGET, lease, store::reset);
    }
}

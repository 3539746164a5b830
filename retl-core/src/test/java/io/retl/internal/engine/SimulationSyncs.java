package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.internal.control.Failure;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The rules of a sync from its beginning to its end: marks that pass only what is resolved, counts that add up, one settling. */
final class SimulationSyncs {
    private static final Set<ErrorCode> NEVER_FOR_THE_HOLDER = EnumSet.of(
            ErrorCode.STATE_DAMAGED, ErrorCode.STATE_REGRESSED, ErrorCode.CONTROL_REGRESSED, ErrorCode.DELTA_LOST);

    private final SimulatedWorld world;
    private SyncStage found = SyncStage.DONE;

    SimulationSyncs(SimulatedWorld world) {
        this.world = world;
    }

    void began(Optional<SyncRow> last) {
        last.filter(SimulationSyncs::isUnsettled)
                .ifPresent(row -> world.oracle.violated("a sync begins although " + row + " is not settled"));
    }

    private static boolean isUnsettled(SyncRow row) {
        return row.stage() == SyncStage.LOADING || row.stage() == SyncStage.FOLDING;
    }

    /** A run has the lease; how it found the last sync decides what it has to settle. */
    void takenOver() {
        found = world.control
                .findLastSync(SimulatedMapping.ID)
                .map(SyncRow::stage)
                .orElse(SyncStage.DONE);
    }

    /** The marks were stored: what is behind the first is answered or listed, and the second is not too far. */
    void marked() {
        SyncRow row = world.control.findLastSync(SimulatedMapping.ID).orElseThrow();
        SyncKey sync = new SyncKey(row.number(), row.epoch());
        Set<Long> listed = new HashSet<>();
        for (Failure failure : world.control.failures(SimulatedMapping.ID, row.number())) {
            listed.add(failure.seq());
        }
        long between = 0;
        for (Staged staged : world.oracle.deltas.rows(sync).values()) {
            long seq = staged.row().seq();
            if (staged.wanted() && seq > row.deliveredThrough() && seq <= row.reservedThrough()) {
                between++;
            }
            if (staged.wanted()
                    && seq <= row.deliveredThrough()
                    && !listed.contains(seq)
                    && !world.oracle.sendings.isConfirmed(sync, staged.row().recordId())) {
                world.oracle.violated(
                        "the mark of " + row + " passed '" + staged.row().recordId() + "', which is not resolved");
            }
        }
        if (between > world.script.window()) {
            world.oracle.violated(
                    between + " rows are between the marks of " + row + "; the window is " + world.script.window());
        }
    }

    void finished(SimulatedRun run, SyncRow row, SyncResult result) {
        SyncKey sync = new SyncKey(row.number(), row.epoch());
        if (isUnsettled(row) && world.ground.lastSync() != row.number() && !world.people.isHalfDone()) {
            world.oracle.violated(row + " is over and was not folded");
        }
        world.marks.hit(result.status());
        if (result.status() == SyncStatus.INTERRUPTED) {
            boolean now = run.fold(sync) == FoldOutcome.FOLDED;
            switch (found) {
                case EXTRACTING -> world.marks.hit(CoverageMarks.SETTLED_EXTRACTING);
                case LOADING -> world.marks.hit(CoverageMarks.SETTLED_LOADING);
                case FOLDING ->
                    world.marks.hit(now ? CoverageMarks.SETTLED_BEFORE_FOLD : CoverageMarks.SETTLED_AFTER_FOLD);
                case DONE -> world.oracle.violated(row + " is settled again");
            }
            return;
        }
        world.marks.hit(
                row.stage() == SyncStage.FOLDING ? CoverageMarks.FOLDING_TO_DONE : CoverageMarks.EXTRACTING_TO_DONE);
        long delivered = result.loaded().delivered();
        long confirmed = world.oracle.sendings.confirmed(sync);
        if (delivered > confirmed || delivered + result.loaded().unknown() < confirmed) {
            world.oracle.violated(result + ", but the destination confirmed " + confirmed);
        }
        if (row.stage() == SyncStage.FOLDING && world.ground.lastSync() == row.number()) {
            world.oracle.folds.requireConfirmedIsFolded(sync, result);
        }
        if (result.status() == SyncStatus.SUCCEEDED && result.extracted().invalid() > 0) {
            world.oracle.violated(result + ", although rows were set aside");
        }
    }

    /** A run is over and says what it did. */
    void ended(SimulatedRun run, SyncResult result) {
        world.marks.hit(result.status());
        if (result.extracted().total() != result.loaded().total()) {
            world.oracle.violated("the counts do not add up: " + result);
        }
        ErrorCode code = result.reason().map(SyncResult.Reason::code).orElse(null);
        if (code == ErrorCode.SCHEMA_CHANGED) {
            world.marks.hit(CoverageMarks.SCHEMA_CHANGED);
        }
        if (result.rebased().orElse(0) > 0) {
            world.marks.hit(CoverageMarks.REBASED);
        }
        if (code == ErrorCode.LEASE_LOST) {
            world.marks.hit(CoverageMarks.LEASE_LOST);
        }
        boolean damaged = NEVER_FOR_THE_HOLDER.contains(code) && !world.people.isHalfDone();
        if (code == ErrorCode.INTERNAL || (world.oracle.leases.isLatest(run) && damaged)) {
            world.oracle.violated("a run ended with " + result);
        }
    }
}

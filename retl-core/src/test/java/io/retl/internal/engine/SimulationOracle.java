package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.control.Failure;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges everything that happens in a simulation by the rules of the protocol; knows nothing of the engine. */
final class SimulationOracle {
    private static final Set<ErrorCode> NEVER_FOR_THE_HOLDER = EnumSet.of(
            ErrorCode.STATE_DAMAGED, ErrorCode.STATE_REGRESSED, ErrorCode.CONTROL_REGRESSED, ErrorCode.DELTA_LOST);

    final SimulatedLeases leases;
    final SimulationSendings sendings;
    final SimulationClaims claims;
    private final SimulatedWorld world;
    private SyncStage found = SyncStage.DONE;
    private @Nullable SimulationViolation violation;

    SimulationOracle(SimulatedWorld world) {
        this.world = world;
        this.leases = new SimulatedLeases(world);
        this.sendings = new SimulationSendings(world);
        this.claims = new SimulationClaims(world);
    }

    void violated(String what) {
        if (violation == null) {
            violation = new SimulationViolation(what);
            world.trace(() -> "VIOLATION " + what);
        }
    }

    /** A violation that was noted where nothing could be thrown. */
    void throwIfViolated() {
        if (violation != null) {
            throw violation;
        }
    }

    SimulationSendings.Departure departed(SimulatedRun run, long number, List<Payload> payloads) {
        if (!leases.isHeldBy(run)) {
            violated(run + " sends without the lease");
        }
        SyncKey sync = new SyncKey(number, run.epoch());
        SyncRow row = world.control.findLastSync(SimulatedMapping.ID).orElse(null);
        Map<String, Staged> delta = delta(sync);
        boolean running =
                row != null && row.number() == number && row.epoch() == run.epoch() && row.stage() == SyncStage.LOADING;
        if (!running) {
            violated(run + " sends for " + sync + ", but the control store has " + row);
        }
        for (Payload payload : payloads) {
            Staged staged = delta.get(payload.recordId());
            if (running && staged != null && staged.row().seq() > row.reservedThrough()) {
                violated("'" + payload.recordId() + "' was sent beyond the reserved mark of " + row);
            }
        }
        requireAlone(sync, payloads);
        return sendings.departed(sync, delta, payloads);
    }

    /** No id is in flight twice, no change overtakes another of its row, deletes are answered before the rest leaves. */
    private void requireAlone(SyncKey sync, List<Payload> payloads) {
        for (SimulatedDestination.Request other : world.destination.air) {
            boolean awaited = other.isAwaited();
            for (Payload flying : other.payloads) {
                for (Payload payload : payloads) {
                    if (awaited
                            && other.sender.epoch() == sync.epoch()
                            && flying.changeKind() == ChangeKind.DELETED
                            && payload.changeKind() != ChangeKind.DELETED) {
                        violated("'" + payload.recordId() + "' left before a delete was answered");
                    }
                    if (flying.recordId().equals(payload.recordId())) {
                        requireSame(sync, other, flying, payload);
                    }
                }
            }
        }
    }

    /** A row that was folded as seen may be overtaken: what was tried for it before is forgotten on purpose. */
    private void requireSame(SyncKey sync, SimulatedDestination.Request other, Payload flying, Payload payload) {
        boolean mayBeApplied = world.destination.canBeApplied(other);
        boolean same = Objects.equals(flying.field(SimulatedMapping.FIELD), payload.field(SimulatedMapping.FIELD));
        if (other.isAwaited() && (mayBeApplied || other.sender.epoch() == sync.epoch())) {
            violated("'" + payload.recordId() + "' was sent while it was on its way");
        }
        if (!same && mayBeApplied && !claims.isSeenOnly(payload.recordId())) {
            violated("'" + payload.recordId() + "' was sent while an earlier change of it may still be applied");
        }
    }

    void began(Optional<SyncRow> last) {
        last.filter(SimulationOracle::isUnsettled)
                .ifPresent(row -> violated("a sync begins although " + row + " is not settled"));
    }

    void dropping(SyncKey sync) {
        world.control
                .findLastSync(SimulatedMapping.ID)
                .filter(row -> isUnsettled(row) && row.number() == sync.number() && row.epoch() == sync.epoch())
                .ifPresent(row -> violated("the delta of " + row + " was dropped although it is not settled"));
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
        for (Staged staged : delta(sync).values()) {
            long seq = staged.row().seq();
            if (staged.wanted() && seq > row.deliveredThrough() && seq <= row.reservedThrough()) {
                between++;
            }
            if (staged.wanted()
                    && seq <= row.deliveredThrough()
                    && !listed.contains(seq)
                    && !sendings.isConfirmed(sync, staged.row().recordId())) {
                violated("the mark of " + row + " passed '" + staged.row().recordId() + "', which is not resolved");
            }
        }
        if (between > world.script.window()) {
            violated(between + " rows are between the marks of " + row + "; the window is " + world.script.window());
        }
    }

    void folded(FoldOrder order) {
        sendings.folded(order.sync());
    }

    void finished(SimulatedRun run, SyncRow row, SyncResult result) {
        SyncKey sync = new SyncKey(row.number(), row.epoch());
        if (isUnsettled(row) && world.tables.lastSync != row.number()) {
            violated(row + " is over and was not folded");
        }
        world.marks.hit(result.status());
        if (result.status() == SyncStatus.INTERRUPTED) {
            boolean now = run.fold(sync) == FoldOutcome.FOLDED;
            switch (found) {
                case EXTRACTING -> world.marks.hit(CoverageMarks.SETTLED_EXTRACTING);
                case LOADING -> world.marks.hit(CoverageMarks.SETTLED_LOADING);
                case FOLDING ->
                    world.marks.hit(now ? CoverageMarks.SETTLED_BEFORE_FOLD : CoverageMarks.SETTLED_AFTER_FOLD);
                case DONE -> violated(row + " is settled again");
            }
            return;
        }
        world.marks.hit(
                row.stage() == SyncStage.FOLDING ? CoverageMarks.FOLDING_TO_DONE : CoverageMarks.EXTRACTING_TO_DONE);
        long delivered = result.loaded().delivered();
        long confirmed = sendings.confirmed(sync);
        if (delivered > confirmed || delivered + result.loaded().unknown() < confirmed) {
            violated(result + ", but the destination confirmed " + confirmed);
        }
    }

    /** A run is over and says what it did. */
    void ended(SimulatedRun run, SyncResult result) {
        world.marks.hit(result.status());
        if (result.extracted().total() != result.loaded().total()) {
            violated("the counts do not add up: " + result);
        }
        ErrorCode code = result.reason().map(SyncResult.Reason::code).orElse(null);
        if (code == ErrorCode.LEASE_LOST) {
            world.marks.hit(CoverageMarks.LEASE_LOST);
        }
        if (code == ErrorCode.INTERNAL || (leases.isLatest(run) && NEVER_FOR_THE_HOLDER.contains(code))) {
            violated("a run ended with " + result);
        }
    }

    private Map<String, Staged> delta(SyncKey sync) {
        Map<String, Staged> rows = new HashMap<>();
        SimulatedTables.Delta delta = world.tables.archive.get(sync);
        if (delta != null) {
            delta.rows().forEach(staged -> rows.put(staged.row().recordId(), staged));
        }
        return rows;
    }
}

package io.retl.internal.engine;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules for the moment in which a request leaves: who may send, what for, and which rows are not on their way already. */
final class SimulationDepartures {
    private final SimulatedWorld world;
    private boolean baseline;

    SimulationDepartures(SimulatedWorld world) {
        this.world = world;
    }

    SimulationSendings.Departure departed(SimulatedRun run, long number, List<Payload> payloads) {
        if (!world.oracle.leases.isHeldBy(run)) {
            world.oracle.violated(run + " sends without the lease");
        }
        SyncKey sync = new SyncKey(number, run.epoch());
        SyncRow row = world.control.findLastSync(SimulatedMapping.ID).orElse(null);
        Map<String, Staged> delta = world.oracle.deltas.rows(sync);
        boolean running =
                row != null && row.number() == number && row.epoch() == run.epoch() && row.stage() == SyncStage.LOADING;
        if (!running) {
            world.oracle.violated(run + " sends for " + sync + ", but the control store has " + row);
        }
        for (Payload payload : payloads) {
            Staged staged = delta.get(payload.recordId());
            if (running && staged != null && staged.row().seq() > row.reservedThrough()) {
                world.oracle.violated("'" + payload.recordId() + "' was sent beyond the reserved mark of " + row);
            }
        }
        if (baseline) {
            world.oracle.violated(run + " sends although a baseline takes every row as delivered");
        }
        requireAlone(sync, payloads);
        return world.oracle.sendings.departed(sync, world.oracle.deltas.stateId(), delta, payloads);
    }

    /** From when a baseline was begun until it is ended, every row is taken as delivered and nothing is sent. */
    void baseline(boolean begun) {
        baseline = begun;
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
                        world.oracle.violated("'" + payload.recordId() + "' left before a delete was answered");
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
            world.oracle.violated("'" + payload.recordId() + "' was sent while it was on its way");
        }
        if (!same && mayBeApplied && !world.oracle.claims.isSeenOnly(payload.recordId())) {
            world.oracle.violated(
                    "'" + payload.recordId() + "' was sent while an earlier change of it may still be applied");
        }
    }
}

package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedFaults.Call;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse;

/** The warehouse as one run sees it: every call can go wrong. */
final class SimulatedWarehouse implements Warehouse {
    private final SimulatedWorld world;
    private final SimulatedRun run;

    SimulatedWarehouse(SimulatedWorld world, SimulatedRun run) {
        this.world = world;
        this.run = run;
    }

    @Override
    public MappingState open(long epoch) {
        return world.faults.at(run, Call.OPEN, () -> world.tables.open(epoch));
    }

    @Override
    public void sweep(long epoch) {
        world.faults.at(run, Call.SWEEP, () -> {
            world.tables.sweep(epoch);
            return true;
        });
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        return world.faults.at(run, Call.EXTRACT, () -> world.tables.extract(state, request));
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        return world.faults.at(run, Call.READ_PAGE, () -> world.tables.page(sync, after, through));
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        return world.faults.at(run, Call.FOLD, () -> {
            FoldOutcome outcome = world.tables.fold(order);
            run.folded(order.sync(), outcome);
            return outcome;
        });
    }

    @Override
    public void reset(long epoch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long release() {
        return world.tables.release();
    }
}

package io.retl.internal.engine;

import io.retl.Model;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.engine.SimulatedFaults.Call;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The warehouse as one run sees it: every call can go wrong, and what it leaves is judged. */
final class SimulatedWarehouse implements Warehouse {
    private final SimulatedWorld world;
    private final SimulatedRun run;
    private final Warehouse warehouse;

    SimulatedWarehouse(SimulatedWorld world, SimulatedRun run) {
        this.world = world;
        this.run = run;
        this.warehouse = world.ground.warehouse(run);
    }

    @Override
    public MappingState open(long epoch) {
        return world.faults.at(run, Call.OPEN, () -> sweeping(() -> warehouse.open(swept(epoch))));
    }

    @Override
    public void sweep(long epoch) {
        world.faults.at(
                run,
                Call.SWEEP,
                () -> sweeping(() -> {
                    warehouse.sweep(swept(epoch));
                    return true;
                }));
    }

    private long swept(long epoch) {
        return world.has(PlantedBug.SWEEP_IGNORES_THE_EPOCH) ? Long.MAX_VALUE : epoch;
    }

    /** Whatever is dropped, the delta of a sync that is not settled is not. */
    private <T> T sweeping(Supplier<T> call) {
        Optional<SyncKey> kept = world.control
                .findLastSync(SimulatedMapping.ID)
                .filter(row -> row.stage() == SyncStage.LOADING || row.stage() == SyncStage.FOLDING)
                .map(SimulatedWarehouse::key)
                .filter(world.ground::hasDelta);
        try {
            return call.get();
        } finally {
            kept.filter(key -> !world.ground.hasDelta(key))
                    .ifPresent(key ->
                            world.oracle.violated("the delta of " + key + " was dropped although it is not settled"));
        }
    }

    private static SyncKey key(SyncRow row) {
        return new SyncKey(row.number(), row.epoch());
    }

    @Override
    public OptionalLong rebase(MappingState state, SyncKey sync) {
        return world.faults.at(run, Call.REBASE, () -> {
            world.ground.rebasing(state.model());
            return warehouse.rebase(state, sync);
        });
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        return world.faults.at(run, Call.EXTRACT, () -> {
            Extraction extraction = warehouse.extract(state, request(request));
            Delta delta = world.ground.delta(request.sync(), extraction);
            if (extraction.reach().isRecent()) {
                world.marks.hit(CoverageMarks.RECENT);
            }
            world.oracle.deltas.extracted(request.sync(), delta, extraction);
            return extraction;
        });
    }

    private ExtractRequest request(ExtractRequest request) {
        return world.has(PlantedBug.DOUBLED_ROW_NOT_SET_ASIDE)
                ? new ExtractRequest(
                        request.sync(), request.trigger(), request.cut(), Model.DuplicateIds.TRUST, request.since())
                : request;
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        long from = world.has(PlantedBug.PAGE_SKIPS_A_ROW) ? after + 1 : after;
        return world.faults.at(
                run, Call.READ_PAGE, () -> warehouse.readPage(sync, extraction, Math.min(from, through), through));
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        return world.faults.at(run, Call.FOLD, () -> {
            long before = world.ground.lastSync();
            try {
                FoldOutcome outcome = warehouse.fold(order(order));
                run.folded(order.sync(), outcome);
                if (outcome == FoldOutcome.FOLDED) {
                    world.oracle.folds.folded(order);
                }
                return outcome;
            } catch (RuntimeException | SimulatedCrash failure) {
                if (before != order.sync().number()
                        && world.ground.lastSync() == order.sync().number()) {
                    world.oracle.folds.foldedNevertheless(order);
                }
                throw failure;
            }
        });
    }

    /** The order as it comes to the warehouse. */
    private FoldOrder order(FoldOrder order) {
        boolean forgotten = world.has(PlantedBug.WINDOW_FORGOTTEN);
        boolean delivered = world.has(PlantedBug.WINDOW_FOLDED_AS_DELIVERED);
        List<FoldException> exceptions = order.exceptions();
        if (world.has(PlantedBug.UNKNOWN_FOLDED_AS_REJECTED)) {
            exceptions = exceptions.stream()
                    .map(exception ->
                            exception.code().equals("U") ? new FoldException(exception.seq(), "R") : exception)
                    .toList();
        }
        return new FoldOrder(
                order.sync(),
                order.epoch(),
                order.plan(),
                delivered ? order.reservedThrough() : order.deliveredThrough(),
                forgotten ? order.deliveredThrough() : order.reservedThrough(),
                exceptions);
    }

    @Override
    public boolean reset(long epoch) {
        return world.faults.at(run, Call.RESET, () -> {
            world.oracle.claims.forget();
            boolean wasReset = world.has(PlantedBug.RESET_KEEPS_THE_RECORDS) || warehouse.reset(epoch);
            if (wasReset && !world.ground.records().isEmpty()) {
                world.oracle.violated("a reset left records, so not every row is sent again");
            }
            return wasReset;
        });
    }

    @Override
    public long release() {
        return world.faults.at(run, Call.RELEASE_PARKED, warehouse::release);
    }
}

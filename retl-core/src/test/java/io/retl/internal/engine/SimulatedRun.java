package io.retl.internal.engine;

import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.load.Ports;
import io.retl.internal.step.Listeners;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.sync.SyncResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the mapping in one life of a process, a sync or what a person asked for, and what is known of it. */
final class SimulatedRun {
    private final SimulatedProcess process;
    private final int life;
    private final SyncRun engine;
    private final ControlStore control;
    private final Warehouse warehouse;
    private final Map<SyncKey, FoldOutcome> folds = new HashMap<>();

    @Nullable
    Lease lease;

    @Nullable
    SyncResult finished;

    SimulatedRun(SimulatedWorld world, SimulatedProcess process) {
        this.process = process;
        this.life = process.life;
        this.control = new SimulatedControlStore(world, this);
        this.warehouse = new SimulatedWarehouse(world, this);
        Ports ports = new Ports(
                process.clock,
                control,
                warehouse,
                new SimulatedChannel(world, this),
                process,
                new Listeners(List.of(), Runnable::run),
                world.random.split(),
                world.flaws);
        this.engine = new SyncRun(
                SimulatedMapping.of(world),
                SimulatedMapping.FIELDS,
                world.script.limits(),
                ports,
                new LeaseTerms(
                        process.name, SimulationScript.LEASE, ports.channel().timeout()),
                new Turns(Integer.MAX_VALUE));
    }

    SyncRun engine() {
        return engine;
    }

    ControlStore control() {
        return control;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    SimulatedProcess process() {
        return process;
    }

    /** The epoch of its lease; 0 before it has one. */
    long epoch() {
        Lease taken = lease;
        return taken == null ? 0 : taken.epoch();
    }

    void requireAlive() {
        if (process.life != life) {
            throw new SimulatedCrash();
        }
    }

    boolean isAlive() {
        return process.life == life;
    }

    void folded(SyncKey sync, FoldOutcome outcome) {
        folds.put(sync, outcome);
    }

    /** What became of its fold of a sync; null if it folded none. */
    @Nullable
    FoldOutcome fold(SyncKey sync) {
        return folds.get(sync);
    }

    @Override
    public String toString() {
        return process.name + "/" + epoch();
    }
}

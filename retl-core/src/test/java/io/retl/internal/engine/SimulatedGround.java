package io.retl.internal.engine;

import io.retl.internal.control.ControlStore;
import io.retl.internal.engine.SimulatedFaults.Mode;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.ModelShape;
import java.util.Map;
import java.util.Set;

/**
 * What a simulated world stands on: where the model's table, the mapping's tables and the control store are kept. It outlives
 * every process. What it tells the oracle it reads anew, by ways of its own.
 */
interface SimulatedGround extends AutoCloseable {
    /** Makes the ground of a world. */
    @FunctionalInterface
    interface Maker {
        /** Makes it; the world's model is there already. */
        SimulatedGround of(SimulatedWorld world);
    }

    /** A life has one action here for so many of its script, because calls take their time. */
    int pace();

    /** The ways in which a call can go wrong here. */
    Set<Mode> modes();

    /** The control store as people and the oracle see it: nothing goes wrong there. */
    ControlStore control();

    /** The control store as a process opens it. */
    ControlStore control(SimulatedRun run);

    /** The warehouse as a process opens it. */
    Warehouse warehouse(SimulatedRun run);

    /** The delta that a sync has just made. */
    Delta delta(SyncKey sync, Extraction extraction);

    /** Checksums are about to be rewritten for a model. */
    void rebasing(ModelShape model);

    /** Whether the tables of the sync are still there. */
    boolean hasDelta(SyncKey sync);

    /** The records, with the value that each checksum stands for. */
    Map<String, Stored> records();

    /** The number of the sync that was folded last; 0 if there is no state. */
    long lastSync();

    /** Whether the row rests: it failed too often, and it is still what failed. */
    boolean isParked(String id);

    /** The model has so many rows with this id now, each with the value that the model says. */
    void changed(String id, int rows);

    /** The model has so many rows without an id now. */
    void nameless(int rows);

    @Override
    void close();

    /** The test that lives on it, for who repeats what it found. */
    @Override
    String toString();
}

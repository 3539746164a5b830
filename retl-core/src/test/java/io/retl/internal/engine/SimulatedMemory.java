package io.retl.internal.engine;

import io.retl.internal.control.ControlStore;
import io.retl.internal.control.MemoryControlStore;
import io.retl.internal.engine.SimulatedFaults.Mode;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.ModelShape;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** A ground in memory: it lives thousands of lives a minute. The checksum of a row is its value, and how many columns it has. */
final class SimulatedMemory implements SimulatedGround {
    /** Each call is one step; there is no midst of it. */
    static final Set<Mode> MODES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Mode.CRASH_INSIDE, Mode.FAIL_INSIDE)));

    private final SimulatedTables tables;
    private final MemoryControlStore control;

    SimulatedMemory(SimulatedWorld world) {
        this.tables = new SimulatedTables(world);
        this.control = new MemoryControlStore(world.time);
    }

    @Override
    public int pace() {
        return 1;
    }

    @Override
    public Set<Mode> modes() {
        return MODES;
    }

    @Override
    public ControlStore control() {
        return control;
    }

    @Override
    public ControlStore control(SimulatedRun run) {
        return control;
    }

    @Override
    public Warehouse warehouse(SimulatedRun run) {
        return tables;
    }

    @Override
    public Delta delta(SyncKey sync, Extraction extraction) {
        return Objects.requireNonNull(tables.deltas.get(sync));
    }

    @Override
    public void rebasing(ModelShape model) {
        // a checksum says what it is made of
    }

    @Override
    public boolean hasDelta(SyncKey sync) {
        return tables.deltas.containsKey(sync);
    }

    @Override
    public Map<String, Stored> records() {
        Map<String, Stored> records = new TreeMap<>(tables.records);
        records.replaceAll((id, stored) ->
                new Stored(SimulatedSchema.value(stored.checksum()), stored.syncedIn(), stored.unconfirmed()));
        return records;
    }

    @Override
    public long lastSync() {
        return tables.lastSync;
    }

    @Override
    public boolean isParked(String id) {
        return tables.isParked(id);
    }

    @Override
    public void changed(String id, int rows) {
        // the tables read the model itself
    }

    @Override
    public void nameless(int rows) {
        // as above
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return SimulationTest.class.getSimpleName();
    }
}

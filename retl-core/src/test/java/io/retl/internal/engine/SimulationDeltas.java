package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Every delta that was made, and its rule: it says what the model says, and nothing of rows that are set aside. */
final class SimulationDeltas {
    private final SimulatedWorld world;
    private final Map<SyncKey, Delta> deltas = new LinkedHashMap<>();
    private String stateId = "";

    SimulationDeltas(SimulatedWorld world) {
        this.world = world;
    }

    /**
     * A delta was made. A row whose id is null or occurs twice is set aside: it is counted, it is not in the delta, so it is
     * neither sent nor deleted. What is in it says what the model says.
     */
    void extracted(SyncKey sync, Delta delta, Extraction extraction) {
        deltas.put(sync, delta);
        if (!delta.stateId().equals(stateId)) {
            stateId = delta.stateId();
            world.oracle.claims.renewed();
            world.oracle.sendings.renewed();
        }
        if (extraction.isCut()) {
            world.marks.hit(CoverageMarks.CUT);
        }
        if (extraction.invalid() > 0) {
            world.marks.hit(CoverageMarks.SET_ASIDE);
        }
        if (extraction.invalid() != world.model.invalid()) {
            world.oracle.violated(sync + " set " + extraction.invalid() + " rows aside; the model has "
                    + world.model.invalid() + " to set aside");
        }
        for (Staged staged : delta.rows()) {
            String id = staged.row().recordId();
            if (world.model.doubled().contains(id)) {
                world.oracle.violated("'" + id + "' is in the model twice and was not set aside by " + sync);
            }
            if (!Objects.equals(staged.value(), world.model.rows().get(id))) {
                world.oracle.violated("'" + id + "' stands in the delta of " + sync + " as "
                        + staged.value() + "; the model says "
                        + world.model.rows().get(id));
            }
        }
    }

    /** All of them, in the order in which they were made. */
    Map<SyncKey, Delta> all() {
        return deltas;
    }

    /** The state that the last one belongs to. */
    String stateId() {
        return stateId;
    }

    /** The rows of a sync by their ids; none if it has no delta. */
    Map<String, Staged> rows(SyncKey sync) {
        Map<String, Staged> rows = new HashMap<>();
        Delta delta = deltas.get(sync);
        if (delta != null) {
            delta.rows().forEach(staged -> rows.put(staged.row().recordId(), staged));
        }
        return rows;
    }
}

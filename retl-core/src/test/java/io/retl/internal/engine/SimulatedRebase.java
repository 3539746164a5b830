package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedTables.Listed;
import io.retl.internal.engine.SimulatedTables.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rewrites checksums for other columns: the rules of the warehouses in a few lines of their own. */
final class SimulatedRebase {
    private final SimulatedWorld world;
    private final SimulatedTables tables;
    private final int before;
    private final int after;

    SimulatedRebase(SimulatedWorld world, SimulatedTables tables, int before, int after) {
        this.world = world;
        this.tables = tables;
        this.before = before;
        this.after = after;
    }

    /** How many records were rewritten. */
    long rewrite() {
        Map<String, String> rows = new HashMap<>(world.model.rows());
        rows.keySet().removeAll(world.model.doubled());
        long rewritten = 0;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String id = row.getKey();
            String old = SimulatedSchema.checksum(row.getValue(), before);
            String fresh = SimulatedSchema.checksum(row.getValue(), after);
            Stored stored = tables.records.get(id);
            if (stored != null && isRewritten(stored, old)) {
                tables.records.put(id, new Stored(fresh, stored.syncedIn(), null));
                rewritten++;
            }
            Listed listed = tables.unresolved.get(id);
            if (listed != null && Objects.equals(listed.checksum(), old)) {
                tables.unresolved.put(id, new Listed(fresh, listed.syncs(), listed.since(), listed.parked()));
            }
        }
        return rewritten;
    }

    private boolean isRewritten(Stored stored, @Nullable String old) {
        boolean confirmed = stored.unconfirmed() == null || world.has(PlantedBug.REBASE_TAKES_UNCONFIRMED);
        boolean equal = Objects.equals(stored.checksum(), old) || world.has(PlantedBug.REBASE_TAKES_WHAT_DIFFERS);
        return confirmed && equal;
    }
}

package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.sync.SyncResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules of folds: each sync is folded once, and what the destination confirmed in it stands in the records then. */
final class SimulationFolds {
    private final SimulatedWorld world;
    private final Set<SyncKey> folded = new HashSet<>();

    SimulationFolds(SimulatedWorld world) {
        this.world = world;
    }

    /** A fold took effect, which happens once for each sync. */
    void folded(FoldOrder order) {
        if (!folded.add(order.sync())) {
            world.oracle.violated(order.sync() + " was folded twice");
        }
        Map<Long, String> exceptions = new HashMap<>();
        order.exceptions().forEach(exception -> exceptions.put(exception.seq(), exception.code()));
        for (Staged staged : Objects.requireNonNull(world.oracle.deltas.all().get(order.sync()))
                .rows()) {
            boolean listed = exceptions.containsKey(staged.row().seq());
            if (!listed && staged.row().seq() <= order.deliveredThrough()) {
                world.oracle.claims.claimed(staged.row().recordId(), staged.wanted());
            }
        }
        world.oracle.sendings.folded(order.sync());
    }

    /** A call to fold failed, and yet the fold took effect: in it, or in that of another run meanwhile. */
    void foldedNevertheless(FoldOrder order) {
        if (!folded.contains(order.sync())) {
            folded(order);
        }
    }

    /**
     * However a sync ended, cancelled or not, what the destination confirmed in it is folded: the records claim it, or they
     * mark it at least. So the next sync is offered the rest and nothing else.
     */
    void requireConfirmedIsFolded(SyncKey sync, SyncResult result) {
        Map<String, Stored> records = world.ground.records();
        for (Staged staged : world.oracle.deltas.rows(sync).values()) {
            Stored stored = records.get(staged.row().recordId());
            String claimed = stored == null ? null : stored.checksum();
            boolean marked = stored != null && stored.unconfirmed() != null;
            if (world.oracle.sendings.isConfirmed(sync, staged.row().recordId())
                    && !marked
                    && !Objects.equals(claimed, staged.value())) {
                world.oracle.violated(
                        result + ", but the records say that '" + staged.row().recordId() + "' is " + claimed
                                + "; the destination confirmed " + staged.value());
            }
        }
    }
}

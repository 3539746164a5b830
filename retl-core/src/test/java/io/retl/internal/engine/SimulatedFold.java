package io.retl.internal.engine;

import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Listed;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.Checkpoint;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.warehouse.spi.DeltaKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Folds a delta: the rules of the warehouses in a few lines of their own. */
final class SimulatedFold {
    private final SimulatedWorld world;
    private final SimulatedTables tables;
    private final FoldOrder order;
    private final Delta delta;
    private final Map<Long, String> exceptions = new TreeMap<>();

    SimulatedFold(SimulatedWorld world, SimulatedTables tables, FoldOrder order, Delta delta) {
        this.world = world;
        this.tables = tables;
        this.order = order;
        this.delta = delta;
        order.exceptions().forEach(exception -> exceptions.put(exception.seq(), exception.code()));
    }

    void fold() {
        for (Staged staged : delta.rows()) {
            String code = code(staged.row());
            if (code.equals("R") || code.equals("U")) {
                list(staged.row());
            }
            boolean covered = staged.row().seq() <= order.deliveredThrough()
                    || (staged.row().seq() <= order.reservedThrough() && staged.wanted());
            if (covered && !code.equals("R") && !code.equals("X")) {
                fold(staged, code.equals("U"));
            }
        }
        tables.setAside.clear();
        tables.setAside.addAll(delta.doubled());
        moveCheckpoint();
        if (order.plan().complete()) {
            Set<String> there = new HashSet<>(delta.parked());
            there.addAll(delta.doubled());
            delta.rows().forEach(staged -> there.add(staged.row().recordId()));
            boolean recent = order.plan().read().recent();
            tables.unresolved
                    .entrySet()
                    .removeIf(listed -> !there.contains(listed.getKey())
                            && !(recent && listed.getValue().checksum() == null));
        }
    }

    private void moveCheckpoint() {
        boolean leftOver = exceptions.entrySet().stream()
                .anyMatch(exception ->
                        exception.getKey() <= 0 || exception.getValue().equals("X"));
        boolean resolved = order.plan().complete()
                && order.deliveredThrough() >= order.plan().read().last()
                && !leftOver;
        String next = order.plan().read().checkpoint();
        if (next != null && (resolved || world.has(PlantedBug.CHECKPOINT_MOVED_ALTHOUGH_ROWS_ARE_LEFT))) {
            tables.checkpoint = Checkpoint.of(next);
        }
    }

    private String code(Page.DeltaRow row) {
        return exceptions.getOrDefault(row.seq(), "");
    }

    private void fold(Staged staged, boolean unknown) {
        Page.DeltaRow row = staged.row();
        String id = row.recordId();
        boolean unconfirmed = unknown || row.seq() > order.deliveredThrough();
        if (!unconfirmed || (!unknown && !isListedAs(id, row.checksum()))) {
            tables.unresolved.remove(id);
        }
        if (!unconfirmed) {
            confirm(row);
        } else if (row.kind() != DeltaKind.DELETED || tables.records.containsKey(id)) {
            long origin = world.has(PlantedBug.ORIGIN_OF_ATTEMPT_FORGOTTEN)
                    ? order.sync().number()
                    : row.origin();
            tables.records.put(id, new Stored(row.checksum(), origin, row.kind()));
        }
    }

    private void confirm(Page.DeltaRow row) {
        if (row.kind() == DeltaKind.DELETED) {
            tables.records.remove(row.recordId());
        } else {
            tables.records.put(
                    row.recordId(), new Stored(row.checksum(), order.sync().number(), null));
        }
    }

    /** Only an outcome that was written down counts; a row that settling marks unconfirmed is no failure. */
    private void list(Page.DeltaRow row) {
        boolean again = isListedAs(row.recordId(), row.checksum());
        Listed listed = tables.unresolved.get(row.recordId());
        long syncs = again && listed != null ? listed.syncs() + 1 : 1;
        long since = again && listed != null ? listed.since() : order.plan().began();
        boolean parked = syncs >= world.script.limits().parkAfterSyncs()
                || since
                        <= order.plan().began()
                                - world.script.limits().parkAfter().toSeconds();
        if (parked) {
            world.marks.hit(CoverageMarks.PARKED);
        }
        tables.unresolved.put(row.recordId(), new Listed(row.checksum(), syncs, since, parked));
    }

    private boolean isListedAs(String id, @Nullable String checksum) {
        Listed listed = tables.unresolved.get(id);
        return listed != null && Objects.equals(listed.checksum(), checksum);
    }
}

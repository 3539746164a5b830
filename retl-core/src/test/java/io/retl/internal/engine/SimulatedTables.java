package io.retl.internal.engine;

import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mapping's tables in the warehouse, which all processes share. Each method is one transaction. */
final class SimulatedTables {
    private static final String STATE_ID = "state-1";

    final Map<String, Stored> records = new TreeMap<>();
    final Map<String, Listed> unresolved = new TreeMap<>();
    final Map<SyncKey, Delta> deltas = new LinkedHashMap<>();
    final Map<SyncKey, Delta> archive = new LinkedHashMap<>();
    private final SimulatedWorld world;
    private final ModelShape shape;
    long lastSync;
    long epoch;

    SimulatedTables(SimulatedWorld world) {
        this.world = world;
        List<Column> columns = List.of(
                new Column(1, "id", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0),
                new Column(2, "name", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0));
        this.shape = new ModelShape("SELECT 1", columns, columns.subList(0, 1), columns, 1);
    }

    /**
     * A row of the records.
     *
     * @param checksum what the destination confirmed; in an unconfirmed row what was tried
     * @param syncedIn the sync that the row stands at; in an unconfirmed row the origin of what was tried
     * @param unconfirmed the kind of a change that may or may not have been applied
     */
    record Stored(
            @Nullable String checksum,
            long syncedIn,
            @Nullable DeltaKind unconfirmed) {}

    /**
     * A row of the list of what failed.
     *
     * @param checksum the version that failed
     * @param syncs in how many syncs
     * @param since when first, in seconds since 1970
     * @param parked whether it rests
     */
    record Listed(@Nullable String checksum, long syncs, long since, boolean parked) {}

    /**
     * A row of a delta.
     *
     * @param row what the engine reads of it
     * @param wanted whether the trigger takes it
     * @param version how often the model's row had been changed
     */
    record Staged(Page.DeltaRow row, boolean wanted, long version) {}

    /**
     * The delta of a sync.
     *
     * @param rows those with a number, in its order
     * @param parked the record ids that were left out
     */
    record Delta(List<Staged> rows, Set<String> parked) {}

    MappingState open(long opener) {
        boolean later = deltas.keySet().stream().anyMatch(key -> key.number() > lastSync);
        sweep(opener);
        return new MappingState(
                "checkpoints_m",
                STATE_ID,
                lastSync,
                epoch,
                records.size(),
                unresolved.size(),
                later,
                "signature",
                shape);
    }

    void sweep(long sweeper) {
        boolean blind = world.has(PlantedBug.SWEEP_IGNORES_THE_EPOCH);
        deltas.keySet().removeIf(key -> {
            boolean drops = blind || key.epoch() <= sweeper;
            if (drops) {
                world.oracle.dropping(key);
            }
            return drops;
        });
    }

    Extraction extract(MappingState state, ExtractRequest request) {
        SimulatedExtract extract = new SimulatedExtract(world, this, request);
        Delta delta = extract.delta();
        deltas.put(request.sync(), delta);
        archive.put(request.sync(), delta);
        Extraction extraction = extract.extraction(state, delta);
        if (extraction.isCut()) {
            world.marks.hit(CoverageMarks.CUT);
        }
        return extraction;
    }

    Page page(SyncKey sync, long after, long through) {
        long from = world.has(PlantedBug.PAGE_SKIPS_A_ROW) ? after + 1 : after;
        long last = Math.min(through, after + 1 + world.random.nextInt(8));
        return new Page(
                requireDelta(sync).rows().stream()
                        .filter(Staged::wanted)
                        .map(Staged::row)
                        .filter(row -> row.seq() > from && row.seq() <= last)
                        .toList(),
                last);
    }

    FoldOutcome fold(FoldOrder order) {
        if (lastSync == order.sync().number()) {
            return FoldOutcome.ALREADY_FOLDED;
        }
        boolean allowed = lastSync == order.plan().expectedSync() && epoch <= order.epoch();
        if (!allowed && !world.has(PlantedBug.FOLD_WITHOUT_GUARD)) {
            return FoldOutcome.REFUSED;
        }
        new SimulatedFold(world, this, order, requireDelta(order.sync())).fold();
        lastSync = order.sync().number();
        epoch = order.epoch();
        world.oracle.folded(order);
        return FoldOutcome.FOLDED;
    }

    /** Whether the row rests: it failed too often, and it is still what failed. */
    boolean isParked(String id) {
        Listed listed = unresolved.get(id);
        return listed != null
                && listed.parked()
                && Objects.equals(listed.checksum(), world.model.rows().get(id));
    }

    long release() {
        long parked = unresolved.values().stream().filter(Listed::parked).count();
        unresolved.replaceAll(
                (id, listed) -> listed.parked() ? new Listed(listed.checksum(), 0, listed.since(), false) : listed);
        return parked;
    }

    private Delta requireDelta(SyncKey sync) {
        Delta delta = world.has(PlantedBug.FOLD_WITHOUT_GUARD) ? archive.get(sync) : deltas.get(sync);
        if (delta == null) {
            throw SimulatedFaults.deltaLost();
        }
        return delta;
    }
}

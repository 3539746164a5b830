package io.retl.internal.engine;

import io.retl.WarehouseException;
import io.retl.internal.warehouse.Checkpoint;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.SchemaChange;
import io.retl.internal.warehouse.Timestamps;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOrder;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Types;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The mapping's tables in a warehouse in memory, which all processes share. Each method is one transaction. */
final class SimulatedTables implements Warehouse {
    private static final Column CHANGED =
            new Column(3, "changed", ColumnType.INSTANT, "TIMESTAMP WITH TIME ZONE", Types.TIMESTAMP_WITH_TIMEZONE, 0);

    final Map<String, Stored> records = new TreeMap<>();
    final Map<String, Listed> unresolved = new TreeMap<>();
    final Map<SyncKey, Delta> deltas = new LinkedHashMap<>();
    private final Map<SyncKey, Delta> dropped = new HashMap<>();
    private final SimulatedWorld world;
    private int columns;
    private int resets;
    /** The record ids that the last fold was told are there twice. */
    final Set<String> setAside = new TreeSet<>();

    Optional<Checkpoint> checkpoint = Optional.empty();
    long lastSync;
    long epoch;

    SimulatedTables(SimulatedWorld world) {
        this.world = world;
    }

    /** A model whose checksums are made beside so many columns more; its query says how many. */
    private static ModelShape shape(int columns) {
        List<Column> mapped = List.of(
                new Column(1, "id", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0),
                new Column(2, "name", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0));
        return new ModelShape(String.valueOf(columns), mapped, mapped.subList(0, 1), mapped, 1);
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
     * @param value what its checksum stands for; null for a delete
     */
    record Staged(
            Page.DeltaRow row,
            boolean wanted,
            long version,
            @Nullable String value) {}

    /**
     * The delta of a sync.
     *
     * @param rows those with a number, in its order
     * @param parked the record ids that rest
     * @param doubled the record ids that the model had more than once
     * @param stateId the state that it was made from
     */
    record Delta(List<Staged> rows, Set<String> parked, Set<String> doubled, String stateId) {}

    @Override
    public MappingState open(long opener) {
        boolean later = deltas.keySet().stream().anyMatch(key -> key.number() > lastSync);
        sweep(opener);
        int now = world.schema.columns();
        if (lastSync == 0 && records.isEmpty()) {
            columns = now;
        }
        return new MappingState(
                "checkpoints_m",
                stateId(),
                lastSync,
                epoch,
                records.size(),
                unresolved.size(),
                later,
                String.valueOf(now),
                shape(now),
                timestamps(),
                columns == now
                        ? Optional.empty()
                        : Optional.of(new SchemaChange(
                                true,
                                columns < now ? Optional.of(shape(columns)) : Optional.empty(),
                                "a column is gone")));
    }

    private Optional<Timestamps> timestamps() {
        return world.timestamps == null ? Optional.empty() : Optional.of(new Timestamps(CHANGED, "0", checkpoint));
    }

    String stateId() {
        return "state-" + resets;
    }

    @Override
    public void sweep(long sweeper) {
        deltas.entrySet().removeIf(delta -> {
            boolean drops = delta.getKey().epoch() <= sweeper;
            if (drops) {
                dropped.put(delta.getKey(), delta.getValue());
            }
            return drops;
        });
    }

    @Override
    public OptionalLong rebase(MappingState state, SyncKey sync) {
        if (!state.stateId().equals(stateId()) || lastSync != state.lastSync() || epoch > sync.epoch()) {
            return OptionalLong.empty();
        }
        int before = columns(state.change().orElseThrow().before().orElseThrow());
        SimulatedRebase rebase = new SimulatedRebase(world, this, before, columns(state.model()));
        columns = columns(state.model());
        epoch = sync.epoch();
        return OptionalLong.of(rebase.rewrite());
    }

    private static int columns(ModelShape model) {
        return Integer.parseInt(model.query());
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        if (!state.stateId().equals(stateId())) {
            throw new WarehouseException("The records are gone.", "", null, 0, null);
        }
        SimulatedExtract extract = new SimulatedExtract(world, this, request, columns(state.model()));
        Delta delta = extract.delta();
        deltas.put(request.sync(), delta);
        return extract.extraction(state, delta);
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        long last = Math.min(through, after + 1 + world.random.nextInt(8));
        return new Page(
                requireDelta(sync).rows().stream()
                        .filter(Staged::wanted)
                        .map(Staged::row)
                        .filter(row -> row.seq() > after && row.seq() <= last)
                        .toList(),
                last);
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        boolean sameState = order.plan().stateId().equals(stateId());
        if (sameState && lastSync == order.sync().number()) {
            return FoldOutcome.ALREADY_FOLDED;
        }
        boolean allowed = sameState && lastSync == order.plan().expectedSync() && epoch <= order.epoch();
        if (!allowed && !world.has(PlantedBug.FOLD_WITHOUT_GUARD)) {
            return FoldOutcome.REFUSED;
        }
        new SimulatedFold(world, this, order, requireDelta(order.sync())).fold();
        lastSync = order.sync().number();
        epoch = order.epoch();
        columns = Integer.parseInt(order.plan().columns());
        return FoldOutcome.FOLDED;
    }

    @Override
    public boolean reset(long resetter) {
        if (epoch > resetter || deltas.keySet().stream().anyMatch(sync -> sync.epoch() > resetter)) {
            return false;
        }
        sweep(resetter);
        records.clear();
        unresolved.clear();
        setAside.clear();
        checkpoint = Optional.empty();
        lastSync = 0;
        epoch = 0;
        resets++;
        return true;
    }

    /** Whether the row rests: it failed too often, and it is still what failed. */
    boolean isParked(String id) {
        return isParked(id, columns);
    }

    /** The same for the checksum beside so many columns. */
    boolean isParked(String id, int beside) {
        Listed listed = unresolved.get(id);
        return listed != null
                && listed.parked()
                && Objects.equals(
                        listed.checksum(),
                        SimulatedSchema.checksum(world.model.rows().get(id), beside));
    }

    @Override
    public long release() {
        long parked = unresolved.values().stream().filter(Listed::parked).count();
        unresolved.replaceAll(
                (id, listed) -> listed.parked() ? new Listed(listed.checksum(), 0, listed.since(), false) : listed);
        return parked;
    }

    private Delta requireDelta(SyncKey sync) {
        Delta delta = deltas.get(sync);
        if (delta == null && world.has(PlantedBug.FOLD_WITHOUT_GUARD)) {
            delta = dropped.get(sync);
        }
        if (delta == null) {
            throw SimulatedFaults.deltaLost();
        }
        return delta;
    }
}

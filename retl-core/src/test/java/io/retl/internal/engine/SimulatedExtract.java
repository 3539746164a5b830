package io.retl.internal.engine;

import io.retl.Model;
import io.retl.internal.engine.SimulatedTables.Delta;
import io.retl.internal.engine.SimulatedTables.Listed;
import io.retl.internal.engine.SimulatedTables.Staged;
import io.retl.internal.engine.SimulatedTables.Stored;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Reach;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a delta from a snapshot of the model: the rules of the warehouses in a few lines of their own. */
final class SimulatedExtract {
    private static final long ROW_BYTES = 100;

    private final SimulatedWorld world;
    private final SimulatedTables tables;
    private final ExtractRequest request;
    private final int columns;
    private final Set<DeltaKind> wanted;
    private final Set<String> parked = new TreeSet<>();
    private Set<String> doubled = Set.of();
    private long invalid;
    private long deletes;
    private long differences;

    SimulatedExtract(SimulatedWorld world, SimulatedTables tables, ExtractRequest request, int columns) {
        this.world = world;
        this.tables = tables;
        this.request = request;
        this.columns = columns;
        this.wanted = ExtractRequest.kinds(request.trigger());
    }

    Delta delta() {
        List<String> gone = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Set<String> ids = new TreeSet<>(world.model.rows().keySet());
        if (request.since().isEmpty()) {
            ids.addAll(tables.records.keySet());
        }
        ids.removeIf(id -> !isRead(id));
        doubled = new TreeSet<>(world.model.doubled());
        doubled.retainAll(ids);
        invalid = world.model.invalid() - 2L * (world.model.doubled().size() - doubled.size());
        if (request.onDuplicateIds() == Model.DuplicateIds.TRUST) {
            doubled.clear();
        }
        ids.removeAll(doubled);
        for (String id : ids) {
            if (differs(id)) {
                if (rests(id)) {
                    parked.add(id);
                } else {
                    (kind(id) == DeltaKind.DELETED ? gone : others).add(id);
                }
            }
        }
        deletes = gone.size();
        differences = deletes + others.size();
        return new Delta(
                List.copyOf(cut(shuffled(gone), shuffled(others))), parked, Set.copyOf(doubled), tables.stateId());
    }

    /** All rows, or those that are recent, those that say nothing of it, and those that are open. */
    private boolean isRead(String id) {
        Instant stamp = world.model.stamp(id);
        Stored stored = tables.records.get(id);
        boolean open = tables.unresolved.containsKey(id)
                || tables.setAside.contains(id)
                || (stored != null && stored.unconfirmed() != null);
        return request.since().isEmpty()
                || (stamp == null && !world.has(PlantedBug.ROWS_WITHOUT_A_TIMESTAMP_NOT_READ))
                || (stamp != null && !stamp.isBefore(request.since().get()))
                || (open && !world.has(PlantedBug.OPEN_ROWS_NOT_READ_AGAIN));
    }

    private Reach reach(MappingState state) {
        if (state.timestamps().isEmpty()) {
            return Reach.whole(state.unresolvedCount());
        }
        Instant clock = world.has(PlantedBug.CHECKPOINT_PAST_THE_CLOCK) ? Instant.MAX : world.time.now();
        Optional<Instant> greatest = world.model.rows().keySet().stream()
                .filter(this::isRead)
                .flatMap(id -> Optional.ofNullable(world.model.stamp(id)).stream())
                .filter(stamp -> !stamp.isAfter(clock))
                .max(Comparator.naturalOrder());
        boolean recent = request.since().isPresent();
        long listed = tables.unresolved.values().stream()
                        .filter(failed -> !recent || failed.checksum() != null)
                        .count()
                + tables.setAside.stream()
                        .filter(id -> !tables.unresolved.containsKey(id))
                        .count();
        return new Reach(
                request.since(),
                state.timestamps().get().next(!recent, request.sync().number(), greatest),
                listed);
    }

    private boolean rests(String id) {
        Listed listed = tables.unresolved.get(id);
        boolean whatever = listed != null && listed.parked() && world.has(PlantedBug.PARKED_WHATEVER_THE_CHECKSUM);
        return whatever || tables.isParked(id, columns);
    }

    /** Deletes may take half of what fits, or what the others leave. */
    private List<Staged> cut(List<String> gone, List<String> others) {
        long limit = request.cut().limit();
        long takenDeletes = Math.min(gone.size(), Math.max(Math.max(1, limit / 2), limit - others.size()));
        long takenOthers = Math.min(others.size(), limit - takenDeletes);
        List<Staged> rows = new ArrayList<>();
        for (int index = 0; index < takenDeletes; index++) {
            rows.add(staged(index - takenDeletes + 1, gone.get(index)));
        }
        long gap = world.random.nextInt(3);
        for (int index = 0; index < takenOthers; index++) {
            rows.add(staged(gap + index + 1L, others.get(index)));
        }
        return rows;
    }

    /** An order that no sync can count on; so no row is starved either. */
    private List<String> shuffled(List<String> ids) {
        for (int index = ids.size() - 1; index > 0; index--) {
            int other = world.random.nextInt(index + 1);
            String moved = ids.get(index);
            ids.set(index, ids.get(other));
            ids.set(other, moved);
        }
        return ids;
    }

    private boolean differs(String id) {
        Stored stored = tables.records.get(id);
        String checksum = checksum(id);
        if (stored == null || checksum == null) {
            return true;
        }
        if (stored.unconfirmed() == null) {
            return !checksum.equals(stored.checksum());
        }
        if (world.has(PlantedBug.UNCONFIRMED_TAKEN_FOR_EQUAL) && checksum.equals(stored.checksum())) {
            return false;
        }
        return wanted.contains(DeltaKind.UPDATED) || stored.unconfirmed() != DeltaKind.UPDATED;
    }

    private DeltaKind kind(String id) {
        Stored stored = tables.records.get(id);
        if (!world.model.rows().containsKey(id)) {
            return DeltaKind.DELETED;
        }
        boolean backAsUpdate = wanted.contains(DeltaKind.UPDATED) && !wanted.contains(DeltaKind.ADDED);
        if (stored == null
                || stored.unconfirmed() == DeltaKind.ADDED
                || (stored.unconfirmed() == DeltaKind.DELETED && !backAsUpdate)) {
            return DeltaKind.ADDED;
        }
        return DeltaKind.UPDATED;
    }

    private Staged staged(long seq, String id) {
        Stored stored = tables.records.get(id);
        String checksum = checksum(id);
        String value = world.model.rows().get(id);
        Listed listed = tables.unresolved.get(id);
        long failed = listed != null && Objects.equals(listed.checksum(), checksum) ? listed.syncs() : 0;
        Page.DeltaRow row = new Page.DeltaRow(
                seq,
                kind(id),
                id,
                checksum,
                origin(stored, checksum),
                ROW_BYTES,
                null,
                stored != null && stored.unconfirmed() != null,
                failed,
                new @Nullable Object[] {id, value});
        return new Staged(row, wanted.contains(row.kind()), world.model.version(id), value);
    }

    private @Nullable String checksum(String id) {
        return SimulatedSchema.checksum(world.model.rows().get(id), columns);
    }

    private long origin(@Nullable Stored stored, @Nullable String checksum) {
        boolean keeps = stored != null
                && (stored.unconfirmed() == null
                        || Objects.equals(stored.checksum(), checksum)
                        || world.has(PlantedBug.ORIGIN_KEPT_FOR_ANOTHER_ATTEMPT));
        return keeps ? stored.syncedIn() : tables.lastSync;
    }

    Extraction extraction(MappingState state, Delta delta) {
        return new Extraction(
                state,
                summary(delta.rows()),
                deletes,
                differences,
                world.model.rows().size(),
                invalid,
                parked.size(),
                !delta.doubled().isEmpty(),
                List.of(),
                1,
                reach(state));
    }

    private DeltaSummary summary(List<Staged> rows) {
        long added = count(rows, DeltaKind.ADDED);
        long updated = count(rows, DeltaKind.UPDATED);
        long deleted = count(rows, DeltaKind.DELETED);
        boolean hasOthers = added + updated > 0;
        Map<String, String> model = world.model.rows();
        return new DeltaSummary(
                added,
                updated,
                deleted,
                rows.stream().filter(staged -> !staged.wanted()).count(),
                deleted > 0 ? rows.get(0).row().seq() : 0,
                deleted > 0 ? 0 : -1,
                hasOthers ? rows.get((int) deleted).row().seq() : 1,
                hasOthers ? rows.get(rows.size() - 1).row().seq() : 0,
                rows.stream()
                        .filter(staged ->
                                !tables.records.containsKey(staged.row().recordId()))
                        .count(),
                rows.stream()
                        .filter(staged ->
                                !tables.records.containsKey(staged.row().recordId()))
                        .count(),
                0,
                parked.size(),
                parked.stream().filter(id -> !tables.records.containsKey(id)).count(),
                parked.stream().filter(id -> !model.containsKey(id)).count(),
                ROW_BYTES);
    }

    private static long count(List<Staged> rows, DeltaKind kind) {
        return rows.stream().filter(staged -> staged.row().kind() == kind).count();
    }
}

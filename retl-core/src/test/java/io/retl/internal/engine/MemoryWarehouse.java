package io.retl.internal.engine;

import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Reach;
import io.retl.internal.warehouse.SchemaChange;
import io.retl.internal.warehouse.Warehouse;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaSummary;
import io.retl.warehouse.spi.ModelShape;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A warehouse of two columns in memory: a delta is a snapshot of the model, the fold has the guard of the real one. */
final class MemoryWarehouse implements Warehouse {
    private static final long ROW_BYTES = 100;

    final Map<String, String> model = new TreeMap<>();
    final Map<String, Stored> records = new TreeMap<>();
    final Map<String, Integer> oversize = new HashMap<>();
    final Map<String, Long> failedSyncs = new HashMap<>();
    final Map<SyncKey, List<Staged>> deltas = new HashMap<>();
    final List<ExtractRequest> extracts = new ArrayList<>();
    final List<FoldOrder> folds = new ArrayList<>();
    final List<Long> pagesAfter = new ArrayList<>();
    final List<SyncKey> rebases = new ArrayList<>();
    Optional<SchemaChange> change = Optional.empty();
    Runnable beforeRebase = () -> {};
    Runnable beforeExtract = () -> {};
    Runnable beforePage = () -> {};
    Runnable beforeReset = () -> {};
    Runnable beforeFold = () -> {};
    Runnable afterFold = () -> {};
    long listed;
    int pageRows = 25;
    long lastSync;
    private long epoch;

    /** A row of the records table. */
    record Stored(
            @Nullable String checksum,
            long syncedIn,
            @Nullable DeltaKind unconfirmed) {}

    /** A row of a delta. */
    record Staged(
            Page.DeltaRow row, boolean wanted, @Nullable DeltaKind wasUnconfirmed) {}

    void fill(int rows) {
        IntStream.rangeClosed(1, rows).forEach(id -> model.put(id(id), "n" + id));
    }

    static String id(int number) {
        return "%03d".formatted(number);
    }

    @Override
    public MappingState open(long runEpoch) {
        sweep(runEpoch);
        List<Column> columns = List.of(
                new Column(1, "id", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0),
                new Column(2, "name", ColumnType.TEXT, "VARCHAR", Types.VARCHAR, 0));
        ModelShape shape = new ModelShape("SELECT 1", columns, columns.subList(0, 1), columns, 1);
        return new MappingState(
                "checkpoints_m",
                "state-1",
                lastSync,
                epoch,
                records.size(),
                listed,
                false,
                "signature",
                shape,
                Optional.empty(),
                change);
    }

    @Override
    public void sweep(long runEpoch) {
        deltas.keySet().removeIf(sync -> sync.epoch() <= runEpoch);
    }

    @Override
    public OptionalLong rebase(MappingState state, SyncKey sync) {
        rebases.add(sync);
        beforeRebase.run();
        return lastSync == state.lastSync() && epoch <= sync.epoch()
                ? OptionalLong.of(records.size())
                : OptionalLong.empty();
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        extracts.add(request);
        beforeExtract.run();
        List<Staged> deletes = new ArrayList<>();
        List<Staged> others = new ArrayList<>();
        records.forEach((id, stored) -> {
            if (!model.containsKey(id)) {
                deletes.add(staged(-deletes.size(), DeltaKind.DELETED, id, stored, request));
            }
        });
        model.forEach((id, name) -> kind(id, name)
                .ifPresent(kind -> others.add(staged(others.size() + 1L, kind, id, records.get(id), request))));
        long differences = (long) deletes.size() + others.size();
        List<Staged> delta = new ArrayList<>(deletes);
        delta.addAll(others);
        delta = new ArrayList<>(
                delta.subList(0, (int) Math.min(delta.size(), request.cut().limit())));
        deltas.put(request.sync(), delta);
        return new Extraction(
                state,
                summary(delta),
                deletes.size(),
                differences,
                model.size(),
                0,
                0,
                false,
                List.of(),
                1,
                Reach.whole(state.unresolvedCount()));
    }

    private Optional<DeltaKind> kind(String id, String name) {
        Stored stored = records.get(id);
        if (stored == null || stored.unconfirmed() == DeltaKind.ADDED || stored.unconfirmed() == DeltaKind.DELETED) {
            return Optional.of(DeltaKind.ADDED);
        }
        boolean same = stored.unconfirmed() == null && name.equals(stored.checksum());
        return same ? Optional.empty() : Optional.of(DeltaKind.UPDATED);
    }

    private Staged staged(long seq, DeltaKind kind, String id, @Nullable Stored stored, ExtractRequest request) {
        String checksum = model.get(id);
        boolean keepsOrigin =
                stored != null && (stored.unconfirmed() == null || Objects.equals(stored.checksum(), checksum));
        long origin = keepsOrigin ? stored.syncedIn() : lastSync;
        Integer size = kind == DeltaKind.DELETED ? null : oversize.get(id);
        Page.DeltaRow row = new Page.DeltaRow(
                seq,
                kind,
                id,
                checksum,
                origin,
                ROW_BYTES,
                size,
                stored != null && stored.unconfirmed() != null,
                failedSyncs.getOrDefault(id, 0L),
                new Object[] {id, checksum});
        boolean wanted =
                request.trigger().stream().anyMatch(change -> change.name().equals(kind.name()));
        return new Staged(row, wanted, stored == null ? null : stored.unconfirmed());
    }

    private static DeltaSummary summary(List<Staged> delta) {
        Map<DeltaKind, Long> kinds = delta.stream()
                .collect(Collectors.groupingBy(staged -> staged.row().kind(), Collectors.counting()));
        long deletes = kinds.getOrDefault(DeltaKind.DELETED, 0L);
        return new DeltaSummary(
                kinds.getOrDefault(DeltaKind.ADDED, 0L),
                kinds.getOrDefault(DeltaKind.UPDATED, 0L),
                deletes,
                delta.stream().filter(staged -> !staged.wanted()).count(),
                1 - deletes,
                deletes > 0 ? 0 : -1,
                1,
                delta.size() - deletes,
                0,
                0,
                0,
                0,
                0,
                0,
                ROW_BYTES);
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        pagesAfter.add(after);
        beforePage.run();
        long last = Math.min(through, after + pageRows);
        return new Page(
                deltas.get(sync).stream()
                        .filter(Staged::wanted)
                        .map(Staged::row)
                        .filter(row -> row.seq() > after && row.seq() <= last)
                        .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                        .toList(),
                last);
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        folds.add(order);
        beforeFold.run();
        if (lastSync == order.sync().number()) {
            return FoldOutcome.ALREADY_FOLDED;
        }
        if (lastSync != order.plan().expectedSync() || epoch > order.epoch()) {
            return FoldOutcome.REFUSED;
        }
        Map<Long, String> exceptions =
                order.exceptions().stream().collect(Collectors.toMap(FoldException::seq, FoldException::code));
        deltas.get(order.sync())
                .forEach(staged ->
                        fold(order, staged, exceptions.getOrDefault(staged.row().seq(), "")));
        lastSync = order.sync().number();
        epoch = order.epoch();
        afterFold.run();
        return FoldOutcome.FOLDED;
    }

    private void fold(FoldOrder order, Staged staged, String code) {
        Page.DeltaRow row = staged.row();
        boolean resolved = row.seq() <= order.deliveredThrough();
        boolean perhapsSent = row.seq() <= order.reservedThrough() && staged.wanted();
        if (code.equals("R") || code.equals("X") || !(resolved || perhapsSent)) {
            return;
        }
        if (!resolved || code.equals("U")) {
            records.put(row.recordId(), new Stored(row.checksum(), row.origin(), row.kind()));
        } else if (row.kind() == DeltaKind.DELETED) {
            records.remove(row.recordId());
        } else {
            records.put(row.recordId(), new Stored(row.checksum(), order.sync().number(), null));
        }
    }

    @Override
    public long release() {
        return 0;
    }

    @Override
    public boolean reset(long runEpoch) {
        beforeReset.run();
        records.clear();
        lastSync = 0;
        return true;
    }
}

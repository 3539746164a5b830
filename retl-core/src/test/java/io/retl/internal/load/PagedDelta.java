package io.retl.internal.load;

import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Reach;
import io.retl.internal.warehouse.Warehouse;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaSummary;
import io.retl.warehouse.spi.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** A warehouse that has nothing but the pages of one delta: so many deletes, numbered up to 0, and so many new rows. */
final class PagedDelta implements Warehouse {
    private static final long ROW_BYTES = 100;

    final List<Long> pagesAfter = new ArrayList<>();
    Runnable beforePage = () -> {};
    int pageRows = 25;
    int deletes;
    int others;
    private Set<DeltaKind> wanted = Set.of();

    /** The delta for a trigger of these kinds. */
    Extraction extraction(Set<DeltaKind> kinds) {
        wanted = kinds;
        long unwanted =
                (wanted.contains(DeltaKind.DELETED) ? 0 : deletes) + (wanted.contains(DeltaKind.ADDED) ? 0 : others);
        DeltaSummary summary = new DeltaSummary(
                others,
                0,
                deletes,
                unwanted,
                1L - deletes,
                deletes > 0 ? 0 : -1,
                1,
                others,
                0,
                0,
                0,
                0,
                0,
                0,
                ROW_BYTES);
        return new Extraction(
                open(1), summary, deletes, deletes + others, others, 0, 0, false, List.of(), 1, Reach.whole(0));
    }

    @Override
    public MappingState open(long epoch) {
        ModelShape shape = new ModelShape("SELECT 1", List.of(), List.of(), List.of(), 1);
        return new MappingState("checkpoints_m", "state-1", 0, epoch, deletes, 0, false, "signature", shape);
    }

    @Override
    public Page readPage(SyncKey sync, Extraction extraction, long after, long through) {
        pagesAfter.add(after);
        beforePage.run();
        long last = Math.min(through, after + pageRows);
        return new Page(
                LongStream.rangeClosed(after + 1, last)
                        .filter(seq -> seq > -deletes && seq <= others)
                        .mapToObj(PagedDelta::row)
                        .filter(row -> wanted.contains(row.kind()))
                        .toList(),
                last);
    }

    private static Page.DeltaRow row(long seq) {
        DeltaKind kind = seq <= 0 ? DeltaKind.DELETED : DeltaKind.ADDED;
        return new Page.DeltaRow(
                seq, kind, Long.toString(seq), "c", 0, ROW_BYTES, null, false, 0, new Object[] {Long.toString(seq)});
    }

    @Override
    public OptionalLong rebase(MappingState state, SyncKey sync) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Extraction extract(MappingState state, ExtractRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FoldOutcome fold(FoldOrder order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sweep(long epoch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long release() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean reset(long epoch) {
        throw new UnsupportedOperationException();
    }
}

package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.destination.spi.BatchLimits;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the rows of a delta into batches. Not thread-safe.
 *
 * <p>Invariants: a batch holds deletes or other changes, never both; while late requests of an earlier run may still be
 * applied, a row whose outcome is unknown is held back and the others go on, but no other change passes a delete that is
 * held back.
 */
final class BatchBuilder {
    private static final long MAX_BATCH_ROW_BYTES = 8L << 20;

    private final RowBuffer buffer;
    private final RowMapper mapper;
    private final BatchLimits limits;
    private final Ledger ledger;
    private final BooleanSupplier rests;
    private final HeldRows held;
    private final BatchKeys keys;
    private Batch next = new Batch();
    /** What was cut together with the next batch and has other keys; it leaves right after it. */
    private final Deque<Batch> split = new ArrayDeque<>();

    private final NavigableMap<Long, Batch> aside = new TreeMap<>();
    private boolean full;
    private boolean resting;
    private long firstDropped = Long.MAX_VALUE;

    /**
     * A builder.
     *
     * @param rests whether rows whose outcome is unknown must rest
     * @param maxHeld how many rows may be held back
     */
    BatchBuilder(
            RowBuffer buffer,
            RowMapper mapper,
            BatchLimits limits,
            Ledger ledger,
            BooleanSupplier rests,
            long maxHeld) {
        this.buffer = buffer;
        this.mapper = mapper;
        this.limits = limits;
        this.ledger = ledger;
        this.rests = rests;
        this.keys = new BatchKeys(limits.keys());
        this.held = new HeldRows(maxHeld);
    }

    /** Takes rows until a batch is full, its kind changes, or no row is there. */
    void fill() {
        boolean wasFull = full;
        takeRows();
        if (full && !wasFull) {
            splitByKeys();
        }
    }

    private void takeRows() {
        resting = rests.getAsBoolean(); // once, so that a row that is looked at is the row that is taken
        letHeldRowsPass();
        while (!full && ledger.stop().isEmpty()) {
            Page.DeltaRow row = peek();
            if (row == null) {
                full = !next.isEmpty() && (!held.isEmpty() || buffer.isExhausted());
                return;
            }
            if (!fits(row) || !tryAdd(row)) {
                full = true;
                return;
            }
            full |= next.size() >= limits.maxRecords();
        }
        restoreAside();
    }

    /**
     * When the rest is over, what was held back goes before the batch that waits, which may lack the room in the window that
     * these rows take.
     */
    private void letHeldRowsPass() {
        if (!resting
                && !held.isEmpty()
                && !next.isEmpty()
                && next.first() > held.first().seq()) {
            putNextAside();
            next = new Batch();
            full = false;
        }
    }

    private void putNextAside() {
        putAside(next);
        split.forEach(this::putAside);
        split.clear();
    }

    private void putAside(Batch batch) {
        aside.put(batch.first(), batch);
    }

    private void splitByKeys() {
        List<Batch> parts = next.split(keys);
        if (parts.size() > 1) {
            next = parts.get(0);
            split.addAll(parts.subList(1, parts.size()));
        }
    }

    /**
     * Puts the end of the batch aside, so that its beginning can leave: rows that were held back, or are, take the room in the
     * window that the whole would need. A batch that was put aside and has lower numbers goes first, because it is what keeps
     * the window from moving.
     *
     * @param reached tells whether the window lets a row leave
     */
    void shorten(LongPredicate reached) {
        if (!aside.isEmpty() && aside.firstKey() < next.first()) {
            putNextAside();
            next = aside.pollFirstEntry().getValue();
        }
        int size = 0;
        while (size < next.size() && reached.test(next.row(size).seq())) {
            size++;
        }
        if (size > 0 && size < next.size()) {
            putAside(next.part(size, next.size()));
            next = next.part(0, size);
        }
    }

    /** What was put aside goes on when the held rows are gone, or before them if it holds deletes and they do not. */
    private void restoreAside() {
        if (!aside.isEmpty() && next.isEmpty() && (held.isEmpty() || passesDelete(held.first()))) {
            next = aside.pollFirstEntry().getValue();
            full = true;
        }
    }

    private boolean passesDelete(Page.DeltaRow row) {
        return row.seq() > 0 && aside.firstKey() <= 0;
    }

    /** The batch that can leave; null if none is full. */
    @Nullable
    Batch peekBatch() {
        return full && !next.isEmpty() ? next : null;
    }

    Batch takeBatch() {
        Batch batch = next;
        full = !split.isEmpty();
        next = full ? split.remove() : new Batch();
        restoreAside();
        return batch;
    }

    /** Whether every row has left. */
    boolean isExhausted() {
        return next.isEmpty() && aside.isEmpty() && held.isEmpty() && buffer.isExhausted();
    }

    /** Whether there are rows that only time lets go. */
    boolean isHeldBack() {
        return !held.isEmpty() && resting;
    }

    /** The lowest number of a row that has not left; the number up to which the delta was read, and one, if all have. */
    long firstWaiting() {
        long first = Math.min(firstDropped, buffer.firstWaiting());
        if (!held.isEmpty()) {
            first = Math.min(first, held.first().seq());
        }
        if (!aside.isEmpty()) {
            first = Math.min(first, aside.firstKey());
        }
        return next.isEmpty() ? first : Math.min(first, next.first());
    }

    /**
     * Leaves the rows for the next sync that others with higher numbers have passed, because the sync stops. Listed so, they
     * do not keep the delivered mark from the rows that were sent.
     *
     * @param highestSent the highest number that was sent
     */
    void stop(long highestSent) {
        held.drainTo(row -> defer(row, highestSent));
        next.indexes().forEach(index -> defer(next.row(index), highestSent));
        Stream.concat(split.stream(), aside.values().stream())
                .forEach(batch -> batch.indexes().forEach(index -> defer(batch.row(index), highestSent)));
        split.clear();
        aside.clear();
        next = new Batch();
        full = false;
    }

    private void defer(Page.DeltaRow row, long highestSent) {
        if (row.seq() < highestSent) {
            ledger.deferred(row, ErrorCode.NOT_SENT, "It was held back until the sync stopped.");
        } else {
            firstDropped = Math.min(firstDropped, row.seq());
        }
    }

    /** How many rows up to a number were taken from the delta and have not left. */
    long rowsUpTo(long number) {
        long rows = next.rowsUpTo(number);
        for (Batch waiting : split) {
            rows += waiting.rowsUpTo(number);
        }
        for (Batch waiting : aside.values()) {
            rows += waiting.rowsUpTo(number);
        }
        return rows + held.rowsUpTo(number);
    }

    /** The next row that may be taken, after those that must rest were put aside. */
    private Page.@Nullable DeltaRow peek() {
        if (!resting) {
            return held.isEmpty() ? buffer.peek() : held.first();
        }
        Page.DeltaRow row = buffer.peek();
        while (row != null && row.wasUnconfirmed()) {
            if (!held.hasRoomFor(row)) {
                return null;
            }
            held.add(buffer.take());
            row = buffer.peek();
        }
        boolean passesDelete = row != null && row.seq() > 0 && held.beginWithDelete();
        return passesDelete ? null : row;
    }

    private void take() {
        if (held.isEmpty() || resting) {
            buffer.take();
        } else {
            held.takeFirst();
            full = held.isEmpty() && !aside.isEmpty();
        }
    }

    private boolean fits(Page.DeltaRow row) {
        return next.isEmpty()
                || (next.isDelete() == row.seq() <= 0 && next.rowBytes() + row.bytes() <= MAX_BATCH_ROW_BYTES);
    }

    /** Maps the row and takes it; false if the batch has no room for it. */
    private boolean tryAdd(Page.DeltaRow row) {
        RowMapper.Result result = mapper.map(row);
        if (result instanceof RowMapper.Refused failure) {
            FailedRecord record = failure.record();
            refuse(row, record.code(), record.reason());
            return true;
        }
        RowMapper.Mapped mapped = (RowMapper.Mapped) result;
        if (mapped.bytes() > limits.maxBytes()) {
            refuse(
                    row,
                    ErrorCode.RECORD_TOO_LARGE,
                    "Its fields have %s bytes as JSON; the action takes %s at most."
                            .formatted(mapped.bytes(), limits.maxBytes()));
            return true;
        }
        if (next.payloadBytes() + mapped.bytes() > limits.maxBytes()) {
            return false;
        }
        take();
        next.add(row, mapped.payload(), mapped.bytes());
        return true;
    }

    private void refuse(Page.DeltaRow row, ErrorCode code, String reason) {
        take();
        ledger.rejected(row, code, reason);
    }
}

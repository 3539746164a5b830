package io.retl.internal.load;

import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.Warehouse;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaSummary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the delta ahead of the batches, page by page, and never holds more than two pages. Not thread-safe.
 *
 * <p>Invariant: rows leave in the order of their numbers, each once; a page that failed is read again from the last row
 * that arrived.
 */
final class RowBuffer {
    private static final long READ_AHEAD_BYTES = 2L << 20;
    private static final int READ_AHEAD_ROWS = 2_000;
    private static final int MAX_FAILURES = 3;

    private final Warehouse warehouse;
    private final Warehouse.SyncKey sync;
    private final Extraction extraction;
    private final Set<DeltaKind> wanted;
    private final Tasks tasks;
    private final Consumer<Throwable> failed;
    private final Deque<Page.DeltaRow> rows = new ArrayDeque<>();
    private long bytes;
    private long readThrough;
    private boolean reading;
    private int failures;

    RowBuffer(
            Warehouse warehouse,
            Warehouse.SyncKey sync,
            Extraction extraction,
            Set<DeltaKind> wanted,
            Tasks tasks,
            Consumer<Throwable> failed) {
        this.warehouse = warehouse;
        this.sync = sync;
        this.extraction = extraction;
        this.wanted = wanted;
        this.tasks = tasks;
        this.failed = failed;
        this.readThrough = extraction.before();
        skipWhatNobodyWants();
    }

    /** Starts to read the next page, if there is one and room for it; whether it did. */
    boolean tryReadAhead() {
        if (reading || isRead() || bytes > READ_AHEAD_BYTES || rows.size() > READ_AHEAD_ROWS) {
            return false;
        }
        reading = true;
        long after = readThrough;
        long through = after < 0 ? Math.min(extraction.summary().lastDelete(), extraction.last()) : extraction.last();
        tasks.start(() -> warehouse.readPage(sync, extraction, after, through), this::arrived, failure -> {
            reading = false;
            if (++failures >= MAX_FAILURES) {
                failed.accept(failure);
            }
        });
        return true;
    }

    /** The next row, without taking it; null if none has arrived. */
    Page.@Nullable DeltaRow peek() {
        return rows.peek();
    }

    Page.DeltaRow take() {
        Page.DeltaRow row = rows.remove();
        bytes -= row.bytes();
        return row;
    }

    /** Whether every row has left. */
    boolean isExhausted() {
        return rows.isEmpty() && isRead();
    }

    /** The lowest number of a row that has not left, whether it has arrived or not. */
    long firstWaiting() {
        Page.DeltaRow first = rows.peek();
        return first == null ? Math.min(readThrough, extraction.last()) + 1 : first.seq();
    }

    /** The number of the last row that has arrived and not left; the given number if there is none. */
    long lastArrived(long otherwise) {
        Page.DeltaRow last = rows.peekLast();
        return last == null ? otherwise : last.seq();
    }

    int size() {
        return rows.size();
    }

    private boolean isRead() {
        return readThrough >= extraction.last();
    }

    private void arrived(Page page) {
        reading = false;
        failures = 0;
        page.rows().forEach(row -> {
            rows.add(row);
            bytes += row.bytes();
        });
        readThrough = page.through();
        skipWhatNobodyWants();
    }

    /** Jumps over the gap between deletes and other changes, and over a side that the trigger does not take. */
    private void skipWhatNobodyWants() {
        DeltaSummary summary = extraction.summary();
        if (extraction.toSend() == 0) {
            readThrough = extraction.last();
        }
        boolean deletesDone = !wanted.contains(DeltaKind.DELETED) || readThrough >= summary.lastDelete();
        if (deletesDone && readThrough < summary.firstOther() - 1) {
            readThrough = Math.max(readThrough, Math.min(summary.firstOther() - 1, extraction.last()));
        }
        boolean onlyDeletes = wanted.equals(Set.of(DeltaKind.DELETED));
        if (onlyDeletes && readThrough >= summary.lastDelete()) {
            readThrough = extraction.last();
        }
    }
}

package io.retl.internal.load;

import io.retl.internal.warehouse.Page;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Rows that are held back, in the order of their numbers: their outcome is unknown, and a late request of an earlier run may
 * still be applied. Not thread-safe.
 */
final class HeldRows {
    private static final long MAX_BYTES = 4L << 20;

    private final Deque<Page.DeltaRow> rows = new ArrayDeque<>();
    private final long maxRows;
    private long bytes;

    HeldRows(long maxRows) {
        this.maxRows = maxRows;
    }

    boolean hasRoomFor(Page.DeltaRow row) {
        return rows.size() < maxRows && bytes + row.bytes() <= MAX_BYTES;
    }

    void add(Page.DeltaRow row) {
        rows.add(row);
        bytes += row.bytes();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The first of them, without taking it. */
    Page.DeltaRow first() {
        return rows.element();
    }

    void takeFirst() {
        bytes -= rows.remove().bytes();
    }

    /** Takes them all. */
    void drainTo(Consumer<Page.DeltaRow> target) {
        rows.forEach(target);
        rows.clear();
        bytes = 0;
    }

    /** How many there are up to a number. */
    long rowsUpTo(long number) {
        long count = 0;
        for (Page.DeltaRow row : rows) {
            if (row.seq() > number) {
                break;
            }
            count++;
        }
        return count;
    }

    /** Whether the first of them is a delete, so that no other change may pass them. */
    boolean beginWithDelete() {
        return !rows.isEmpty() && first().seq() <= 0;
    }
}

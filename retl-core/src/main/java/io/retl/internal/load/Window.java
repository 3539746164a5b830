package io.retl.internal.load;

/**
 * How far the rows of a delta are resolved, and which may leave before those that are not. Not thread-safe.
 *
 * <p>Invariants: the delivered mark passes a row only when its outcome is known; a row leaves only when the reserved mark
 * covers it; between the two marks are at most as many rows as the window has, so that many may be sent twice.
 */
final class Window {
    private final Marks marks;
    private final OpenBatches batches;
    private final BatchBuilder builder;
    private final RowBuffer buffer;
    private final long last;
    private long resolved;

    /**
     * A window before the first row.
     *
     * @param last the number of the last row
     */
    Window(Marks marks, OpenBatches batches, BatchBuilder builder, RowBuffer buffer, long last) {
        this.marks = marks;
        this.batches = batches;
        this.builder = builder;
        this.buffer = buffer;
        this.last = last;
        this.resolved = marks.delivered();
    }

    /** The number up to which every row was resolved when this was last looked at. */
    long resolved() {
        return resolved;
    }

    /** Looks how far every row is resolved. */
    void advance() {
        resolved = Math.max(resolved, Math.min(batches.firstOpen(Long.MAX_VALUE), builder.firstWaiting()) - 1);
        batches.passed(resolved);
    }

    /** Whether there is a resolved part that is not stored. */
    boolean isAhead() {
        return resolved > marks.delivered();
    }

    /** Whether the resolved part should be stored although nothing waits for it. */
    boolean isDue() {
        return marks.isDue(resolved);
    }

    /** Stores the resolved part and, as far as the window goes, what may leave next. */
    void store() {
        marks.move(resolved, Math.min(last, resolved + marks.window()));
    }

    /** Stores the resolved part of a load that sends nothing more. */
    void storeResolved() {
        marks.move(resolved, marks.reserved());
    }

    /** Whether the window lets a row leave before those that are not resolved. */
    boolean reaches(long number) {
        return number <= Math.max(marks.reserved(), resolved + marks.window()) || rowsUpTo(number) <= marks.window();
    }

    /** Lets a batch leave, if the window allows it; what has been read is covered in the same write if it fits. */
    boolean tryReserve(Batch next) {
        if (next.last() <= marks.reserved()) {
            return true;
        }
        if (!reaches(next.last())) {
            return false;
        }
        long target = Math.min(last, resolved + marks.window());
        if (target < next.last()) { // there are gaps of rows that nobody wants
            target = next.last();
        }
        if (target == next.last()) {
            long arrived = buffer.lastArrived(target);
            if (rowsUpTo(arrived) + buffer.size() <= marks.window()) {
                target = Math.max(target, arrived);
            }
        }
        marks.move(resolved, target);
        return true;
    }

    /** How many rows there are between the resolved part and a number, of those that have left the buffer. */
    private long rowsUpTo(long number) {
        return batches.rowsUpTo(number) + builder.rowsUpTo(number);
    }
}

package io.retl.internal.engine;

import io.retl.Mapping.OnSchemaChange;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the model has beside those that are mapped, and what the mapping does when they change. They hold the same in
 * every row, so a change of them is a change of no row. Columns come and go in one order, so that some are enough to know which.
 *
 * <p>It draws from a chance of its own: the rest of a life is what it is without it.
 */
final class SimulatedSchema {
    private static final int MAX_COLUMNS = 3;
    private static final long CHANCE = 0x5DEECE66DL;
    private static final String MARK = "#";

    private final SplittableRandom random;
    private boolean changes;
    private boolean turned;
    private int columns;
    private OnSchemaChange policy = OnSchemaChange.RESEND;

    SimulatedSchema(long seed) {
        this.random = new SplittableRandom(seed ^ CHANCE);
        this.changes = random.nextInt(3) == 0;
    }

    /** The columns stay as they are. */
    void stay() {
        changes = false;
    }

    /** How many columns more than the mapped ones there are now. */
    int columns() {
        return columns;
    }

    OnSchemaChange policy() {
        return policy;
    }

    /** Perhaps somebody changes the columns; whether somebody did. */
    boolean turns() {
        if (!changes || random.nextInt(20) > 0) {
            return false;
        }
        turned = true;
        columns = random.nextInt(MAX_COLUMNS + 1);
        policy = random.nextInt(3) == 0 ? OnSchemaChange.RESEND : OnSchemaChange.REBASE;
        return true;
    }

    /** Whether somebody ever changed the columns. */
    boolean hasTurned() {
        return turned;
    }

    /** From now on every column is there that ever was, so that a rebase is possible. */
    void heal() {
        turned |= changes;
        columns = changes ? MAX_COLUMNS : 0;
    }

    /** The checksum of a value beside so many columns. */
    static @Nullable String checksum(@Nullable String value, int columns) {
        return value == null || columns == 0 ? value : value + MARK + columns;
    }

    /** The value that a checksum stands for. */
    static @Nullable String value(@Nullable String checksum) {
        return checksum == null ? null : checksum.split(MARK, 2)[0];
    }

    @Override
    public String toString() {
        return columns + " columns more, " + policy;
    }
}

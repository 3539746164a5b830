package io.retl.internal.load;

import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Failure;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Flaw;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The two progress marks and the failures between them.
 *
 * <p>Invariant: every row up to {@code delivered} is resolved and its failure, if it failed, is in the ledger; no row beyond
 * {@code reserved} was sent; between the two are at most as many rows as the window. So a crash re-sends at most one
 * window, and which rows may have been sent is known. Not thread-safe.
 */
final class Marks {
    private static final long MAX_AGE_NANOS = 1_000_000_000L;

    private final ControlStore control;
    private final LeaseKeeper lease;
    private final Clock clock;
    private final Set<Flaw> flaws;
    private final long window;
    private final List<Failure> unwritten = new ArrayList<>();
    private long delivered;
    private long reserved;
    private long writtenAt;
    private long failures;

    /**
     * Marks before the first row.
     *
     * @param window how far apart they may be
     * @param before the number before the first row
     */
    Marks(ControlStore control, LeaseKeeper lease, Clock clock, Set<Flaw> flaws, long window, long before) {
        this.control = control;
        this.lease = lease;
        this.clock = clock;
        this.flaws = flaws;
        this.window = window;
        this.delivered = before;
        this.reserved = before;
        this.writtenAt = clock.nanos();
    }

    void add(Failure failure) {
        unwritten.add(failure);
        failures++;
    }

    /** How many records have failed so far. */
    long failures() {
        return failures;
    }

    long delivered() {
        return delivered;
    }

    long reserved() {
        return reserved;
    }

    long window() {
        return window;
    }

    /** Whether the resolved part should be stored although nothing waits for it. */
    boolean isDue(long resolved) {
        return resolved - delivered >= window / 2
                || (resolved > delivered && clock.nanos() - writtenAt >= MAX_AGE_NANOS);
    }

    /** How long until a resolved part, however small, should be stored. */
    Duration untilDue() {
        return Duration.ofNanos(Math.max(0, writtenAt + MAX_AGE_NANOS - clock.nanos()));
    }

    /** Stores both marks; the second never goes back. */
    void move(long resolved, long newReserved) {
        if (!flaws.contains(Flaw.FAILURES_AFTER_MARK)) {
            writeFailures();
        }
        reserved = Math.max(reserved, newReserved);
        delivered = Math.max(delivered, resolved);
        reserved = Math.max(reserved, delivered);
        control.moveMarks(lease.requireGood(), delivered, reserved);
        writtenAt = clock.nanos();
    }

    void writeFailures() {
        if (!unwritten.isEmpty()) {
            control.addFailures(lease.requireGood(), List.copyOf(unwritten));
            unwritten.clear();
        }
    }
}

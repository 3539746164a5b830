package io.retl.internal.load;

import io.retl.Limits;

/** Stops a sync of which too many records fail. Counts final outcomes only, never attempts. Not thread-safe. */
final class Breaker {
    private static final int ALL_PERCENT = 100;

    private final int records;
    private final int percent;
    private long judged;
    private long failed;

    Breaker(Limits limits) {
        this.records = limits.breakerRecords();
        this.percent = limits.breakerPercent();
    }

    void delivered() {
        judged++;
    }

    /** A record was rejected or left unknown. */
    void failed() {
        judged++;
        failed++;
    }

    boolean isOpen() {
        return percent < ALL_PERCENT && judged >= records && failed * ALL_PERCENT > judged * percent;
    }
}

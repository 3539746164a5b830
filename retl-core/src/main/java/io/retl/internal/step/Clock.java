package io.retl.internal.step;

import java.time.Instant;

/** Time, so that a test can own it. */
public interface Clock {
    /** The time of day, for what people read. */
    Instant now();

    /** A count of nanoseconds that never goes back, for deadlines and durations. */
    long nanos();
}

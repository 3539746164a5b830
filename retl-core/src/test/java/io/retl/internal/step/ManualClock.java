package io.retl.internal.step;

import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves. */
public final class ManualClock implements Clock {
    private Instant now = Instant.parse("2025-03-01T10:00:00Z");
    private long nanos;

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    public void advance(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /** A machine that was suspended: the count of nanoseconds stood still. */
    public void advanceNowOnly(Duration time) {
        now = now.plus(time);
    }

    /** A run that sleeps: its own clock goes on, the control store's has not been asked. */
    public void advanceNanosOnly(Duration time) {
        nanos += time.toNanos();
    }
}

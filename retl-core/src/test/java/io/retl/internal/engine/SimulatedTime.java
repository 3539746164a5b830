package io.retl.internal.engine;

import io.retl.internal.step.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one time of a simulation. The control store and each process have a clock that is wrong in its own way. It goes on in
 * microseconds, the finest that a database tells apart.
 */
final class SimulatedTime implements InstantSource {
    private static final Instant BEGIN = Instant.parse("2025-03-01T10:00:00Z");
    private static final long MICROSECOND = 1_000;
    private long nanos;
    private long storeAhead;

    long nanos() {
        return nanos;
    }

    void advance(Duration time) {
        nanos += -Math.floorDiv(-time.toNanos(), MICROSECOND) * MICROSECOND;
    }

    /** The control store's clock is set forward or back; nobody else's is. */
    void setStore(Duration forward) {
        storeAhead += forward.toNanos();
    }

    /** The time of the control store, which decides about leases. */
    long storeNanos() {
        return nanos + storeAhead;
    }

    /** The time in which the rows of the model change and the warehouse runs. */
    Instant now() {
        return BEGIN.plusNanos(nanos);
    }

    @Override
    public Instant instant() {
        return BEGIN.plusNanos(storeNanos());
    }

    /** A clock whose time of day is off by so much and whose nanoseconds count from elsewhere. */
    Clock clock(Duration skew, long offset) {
        return new Clock() {
            @Override
            public Instant now() {
                return BEGIN.plusNanos(nanos).plus(skew);
            }

            @Override
            public long nanos() {
                return nanos + offset;
            }
        };
    }
}

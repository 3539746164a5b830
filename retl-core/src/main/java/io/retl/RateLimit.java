package io.retl;

import java.time.Duration;
import java.util.Objects;

/**
 * How many requests a destination may get in a time, over all its mappings. Immutable and thread-safe.
 *
 * <p>As many may leave at once after a rest; then they leave evenly. A request is one call of an action, that is one batch.
 *
 * @param requests how many
 * @param per in which time
 */
public record RateLimit(int requests, Duration per) {
    /** Refuses a null; {@link Destination.Builder#build()} judges the values. */
    public RateLimit {
        Objects.requireNonNull(per, "per");
    }

    /** For example {@code 100 per PT1S}. */
    @Override
    public String toString() {
        return requests + " per " + per;
    }
}

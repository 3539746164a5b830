package io.retl.internal.delivery;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.retl.Destination;
import io.retl.RateLimit;
import io.retl.destination.spi.RecordResult;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the next call of a destination may begin, over all its mappings. Thread-safe; never waits.
 *
 * <p>Three things hold a call back: as many are on their way as are allowed; the destination asked to wait; or its rate is
 * used up. How many are allowed follows the destination: an answer 429 halves it, successes let it creep up again.
 *
 * <p>Invariants: a call that was let in holds one slot until it leaves, one that was refused holds nothing. Of the calls that
 * were on their way when the number was halved none halves it again: they were too many together, once. Which calls those are
 * is not remembered, only how many: if a newer one leaves in the place of an older, there is still one halving for each
 * batch of them.
 */
public final class Pace {
    private static final int TOO_MANY_REQUESTS = 429;
    /** Whoever waits for a slot is woken; this is only for how long at most. */
    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

    private final int maxConcurrency;
    private final Duration maxRetryAfter;
    private final LongSupplier nanos;
    private final @Nullable Bucket rate;
    private final Set<Runnable> waiting = new LinkedHashSet<>();
    private final Lock refreshing = new ReentrantLock();
    private int allowed;
    private int taken;
    private int onTheirWayWhenHalved;
    private int successes;
    private long notBefore;

    /**
     * One that lets the destination's whole concurrency through.
     *
     * @param nanos a count of nanoseconds that never goes back
     */
    public Pace(Destination destination, LongSupplier nanos) {
        this.maxConcurrency = destination.maxConcurrency();
        this.maxRetryAfter = destination.retryPolicy().maxRetryAfter();
        this.nanos = nanos;
        this.rate = destination.rateLimit().map(limit -> bucket(limit, nanos)).orElse(null);
        this.allowed = maxConcurrency;
        this.notBefore = nanos.getAsLong();
    }

    int maxConcurrency() {
        return maxConcurrency;
    }

    /** For getting new credentials: the mappings of a destination do so one after the other. */
    Lock refreshing() {
        return refreshing;
    }

    /** As {@link Channel#tryEnter}. */
    synchronized Duration tryEnter(Runnable whenFree) {
        long wait = notBefore - nanos.getAsLong();
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        if (taken >= allowed) {
            waiting.add(whenFree);
            return UNTIL_WOKEN;
        }
        if (rate != null) {
            ConsumptionProbe probe = rate.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
            }
        }
        taken++;
        return Duration.ZERO;
    }

    /** Gives a slot back and wakes all who wait for one. */
    void leave() {
        List<Runnable> woken;
        synchronized (this) {
            taken--;
            onTheirWayWhenHalved = Math.max(0, onTheirWayWhenHalved - 1);
            woken = List.copyOf(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }

    /** Takes note of what the destination said to a call, which has not left yet. */
    synchronized void answered(List<RecordResult> results) {
        boolean delivered = false;
        boolean refused = false;
        for (RecordResult result : results) {
            delivered |= result.status() == RecordResult.Status.DELIVERED;
            refused |= result.status() == RecordResult.Status.RETRY
                    && result.httpStatus().orElse(0) == TOO_MANY_REQUESTS;
            result.delay().ifPresent(this::hold);
        }
        if (onTheirWayWhenHalved > 0) {
            return;
        }
        if (refused) {
            halve();
        } else if (delivered) {
            creepUp();
        }
    }

    private void hold(Duration asked) {
        Duration wait = asked.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : asked;
        if (wait.isZero() || wait.isNegative()) {
            return;
        }
        long until = nanos.getAsLong() + wait.toNanos();
        if (until - notBefore > 0) {
            notBefore = until;
        }
    }

    private void halve() {
        allowed = Math.max(1, allowed / 2);
        onTheirWayWhenHalved = taken;
        successes = 0;
    }

    private void creepUp() {
        if (allowed == maxConcurrency) {
            return;
        }
        successes++;
        if (successes >= allowed) {
            allowed++;
            successes = 0;
        }
    }

    private static Bucket bucket(RateLimit limit, LongSupplier nanos) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.requests()).refillGreedy(limit.requests(), limit.per()))
                .withCustomTimePrecision(new Meter(nanos))
                .build();
    }

    private record Meter(LongSupplier nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}

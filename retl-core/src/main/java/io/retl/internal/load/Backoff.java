package io.retl.internal.load;

import io.retl.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again, and when it is given up. Not thread-safe.
 *
 * <p>The waits have full jitter: each is any time up to a bound that doubles, so that the batches of a destination that was
 * down do not come back all at once.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;

    private final RetryPolicy policy;
    private final RandomGenerator random;

    Backoff(RetryPolicy policy, RandomGenerator random) {
        this.policy = policy;
        this.random = random;
    }

    /** How long to wait after an attempt, in nanoseconds. */
    long delay(int attempt) {
        long longest = policy.maxDelay().toNanos();
        long bound = policy.firstDelay().toNanos();
        for (int doubling = 1; doubling < Math.min(attempt, MAX_DOUBLINGS) && bound < longest; doubling++) {
            bound *= 2;
        }
        return random.nextLong(Math.min(bound, longest) + 1);
    }

    /** Whether both the attempts and the time are spent. */
    boolean isSpent(int attempts, Duration elapsed) {
        return attempts >= policy.attempts() && elapsed.compareTo(policy.time()) >= 0;
    }
}

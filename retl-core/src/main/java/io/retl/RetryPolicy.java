package io.retl;

import java.time.Duration;

/**
 * How often and how long a delivery is tried again within a sync. Immutable and thread-safe.
 *
 * <p>A delivery is given up only when both its {@link #attempts()} and its {@link #time()} are spent, so that neither a
 * destination that refuses at once nor one that is slow ends it too early. The waits between grow exponentially from
 * {@link #firstDelay()} to {@link #maxDelay()}, each a random part of that (full jitter); a destination that says how long to
 * wait is obeyed by all mappings onto it.
 */
public final class RetryPolicy {
    /** 5 attempts. */
    public static final int DEFAULT_ATTEMPTS = 5;
    /** 2 minutes. */
    public static final Duration DEFAULT_TIME = Duration.ofMinutes(2);
    /** Half a second. */
    public static final Duration DEFAULT_FIRST_DELAY = Duration.ofMillis(500);
    /** 30 seconds. */
    public static final Duration DEFAULT_MAX_DELAY = Duration.ofSeconds(30);
    /** 15 minutes. */
    public static final Duration DEFAULT_MAX_RETRY_AFTER = Duration.ofMinutes(15);

    private final int attempts;
    private final Duration time;
    private final Duration firstDelay;
    private final Duration maxDelay;
    private final Duration maxRetryAfter;

    private RetryPolicy(Builder builder) {
        this.attempts = builder.attempts.orElse(DEFAULT_ATTEMPTS);
        this.time = builder.time.orElse(DEFAULT_TIME);
        this.firstDelay = builder.firstDelay.orElse(DEFAULT_FIRST_DELAY);
        this.maxDelay = builder.maxDelay.orElse(DEFAULT_MAX_DELAY);
        this.maxRetryAfter = builder.maxRetryAfter.orElse(DEFAULT_MAX_RETRY_AFTER);
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The least number of attempts, the first included, before a delivery is given up. */
    public int attempts() {
        return attempts;
    }

    /** The least time from the first attempt before a delivery is given up. */
    public Duration time() {
        return time;
    }

    /** The longest wait after the first attempt; it doubles with each further one. */
    public Duration firstDelay() {
        return firstDelay;
    }

    /** The longest wait after any attempt. */
    public Duration maxDelay() {
        return maxDelay;
    }

    /** The longest that a destination is obeyed when it says how long to wait. */
    public Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    @Override
    public String toString() {
        return "RetryPolicy[attempts=" + attempts + ", time=" + time + ", firstDelay=" + firstDelay + ", maxDelay="
                + maxDelay + ", maxRetryAfter=" + maxRetryAfter + "]";
    }

    /** Collects the parts of a {@link RetryPolicy}. Not thread-safe. */
    public static final class Builder {
        private static final Duration LONGEST = Duration.ofDays(1);

        private final Property<Integer> attempts = new Property<>("attempts");
        private final Property<Duration> time = new Property<>("time");
        private final Property<Duration> firstDelay = new Property<>("firstDelay");
        private final Property<Duration> maxDelay = new Property<>("maxDelay");
        private final Property<Duration> maxRetryAfter = new Property<>("maxRetryAfter");

        private Builder() {}

        /** See {@link RetryPolicy#attempts()}; 1 to 1,000; default {@value RetryPolicy#DEFAULT_ATTEMPTS}. */
        public Builder attempts(int attempts) {
            this.attempts.set(attempts);
            return this;
        }

        /** See {@link RetryPolicy#time()}; at most a day; default 2 minutes. */
        public Builder time(Duration time) {
            this.time.set(time);
            return this;
        }

        /** See {@link RetryPolicy#firstDelay()}; more than zero, at most {@link #maxDelay}; default half a second. */
        public Builder firstDelay(Duration firstDelay) {
            this.firstDelay.set(firstDelay);
            return this;
        }

        /** See {@link RetryPolicy#maxDelay()}; at most a day; default 30 seconds. */
        public Builder maxDelay(Duration maxDelay) {
            this.maxDelay.set(maxDelay);
            return this;
        }

        /** See {@link RetryPolicy#maxRetryAfter()}; at most a day; default 15 minutes. */
        public Builder maxRetryAfter(Duration maxRetryAfter) {
            this.maxRetryAfter.set(maxRetryAfter);
            return this;
        }

        /**
         * The policy.
         *
         * @throws ConfigurationException with every problem found
         */
        public RetryPolicy build() {
            Problems problems = new Problems("RetryPolicy");
            int tries = attempts.orElse(DEFAULT_ATTEMPTS);
            if (tries < 1 || tries > 1_000) {
                problems.add("attempts is %s; it must be 1 to 1000.".formatted(tries));
            }
            Duration longest = maxDelay.orElse(DEFAULT_MAX_DELAY);
            Duration first = firstDelay.orElse(DEFAULT_FIRST_DELAY);
            check(problems, "time", time.orElse(DEFAULT_TIME));
            check(problems, "maxDelay", longest);
            check(problems, "maxRetryAfter", maxRetryAfter.orElse(DEFAULT_MAX_RETRY_AFTER));
            if (first.isZero() || first.isNegative() || first.compareTo(longest) > 0) {
                problems.add("firstDelay is %s; it must be more than zero and at most maxDelay, which is %s."
                        .formatted(first, longest));
            }
            problems.throwIfAny();
            return new RetryPolicy(this);
        }

        private static void check(Problems problems, String name, Duration value) {
            if (value.isNegative() || value.compareTo(LONGEST) > 0) {
                problems.add("%s is %s; it must be from zero to %s.".formatted(name, value, LONGEST));
            }
        }
    }
}

package io.retl.definition;

import io.retl.RateLimit;
import io.retl.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how a destination is sent to: {@code {"attempts":5,"time":"PT2M"}} and {@code {"requests":100,"per":"PT1S"}}. */
final class PaceReader {
    static final List<String> RETRY_KEYS = List.of("attempts", "time", "firstDelay", "maxDelay", "maxRetryAfter");
    static final List<String> RATE_KEYS = List.of("requests", "per");

    private PaceReader() {}

    /** How often and how long is tried again; empty if it does not say or is wrong. */
    static Optional<RetryPolicy> retryPolicy(Keys destination) {
        return destination.nested("retryPolicy", RETRY_KEYS).flatMap(keys -> {
            RetryPolicy.Builder policy = RetryPolicy.builder();
            keys.integer("attempts").ifPresent(policy::attempts);
            keys.duration("time").ifPresent(policy::time);
            keys.duration("firstDelay").ifPresent(policy::firstDelay);
            keys.duration("maxDelay").ifPresent(policy::maxDelay);
            keys.duration("maxRetryAfter").ifPresent(policy::maxRetryAfter);
            return keys.built(policy::build);
        });
    }

    /** How many requests in which time; empty if it does not say or is wrong. The destination's builder judges the values. */
    static Optional<RateLimit> rateLimit(Keys destination) {
        return destination.nested("rateLimit", RATE_KEYS).flatMap(keys -> {
            keys.require("requests", "100");
            keys.require("per", "\"PT1S\"");
            Optional<Integer> requests = keys.integer("requests");
            Optional<Duration> per = keys.duration("per");
            return requests.isPresent() && per.isPresent()
                    ? Optional.of(new RateLimit(requests.get(), per.get()))
                    : Optional.empty();
        });
    }
}

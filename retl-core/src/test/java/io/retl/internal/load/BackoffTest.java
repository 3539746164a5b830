package io.retl.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.RetryPolicy;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(
            RetryPolicy.builder()
                    .attempts(3)
                    .time(Duration.ofSeconds(60))
                    .firstDelay(Duration.ofSeconds(1))
                    .maxDelay(Duration.ofSeconds(10))
                    .build(),
            new SplittableRandom(7));

    private long longest(int attempt) {
        return IntStream.range(0, 2_000)
                .mapToLong(round -> backoff.delay(attempt))
                .max()
                .orElseThrow();
    }

    @Test
    void boundDoublesWithEachAttemptUpToTheLongestDelay() {
        assertThat(longest(1)).isBetween(990_000_000L, 1_000_000_000L);
        assertThat(longest(2)).isBetween(1_980_000_000L, 2_000_000_000L);
        assertThat(longest(4)).isBetween(7_900_000_000L, 8_000_000_000L);
        assertThat(longest(5)).isBetween(9_900_000_000L, 10_000_000_000L);
        assertThat(longest(1_000)).isBetween(9_900_000_000L, 10_000_000_000L);
    }

    @Test
    void waitIsAnyPartOfTheBound() {
        double mean = IntStream.range(0, 10_000)
                .mapToLong(round -> backoff.delay(1))
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(480_000_000.0, 520_000_000.0);
    }

    @Test
    void bothAttemptsAndTimeMustBeSpent() {
        assertThat(backoff.isSpent(2, Duration.ofSeconds(90))).isFalse();
        assertThat(backoff.isSpent(3, Duration.ofSeconds(59))).isFalse();
        assertThat(backoff.isSpent(3, Duration.ofSeconds(60))).isTrue();
    }
}

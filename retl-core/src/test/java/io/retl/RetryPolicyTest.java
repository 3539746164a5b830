package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    @Test
    void policyHasItsDefaults() {
        assertThat(RetryPolicy.builder().build())
                .hasToString(
                        "RetryPolicy[attempts=5, time=PT2M, firstDelay=PT0.5S, maxDelay=PT30S, maxRetryAfter=PT15M]");
    }

    @Test
    void everyPartCanBeSet() {
        RetryPolicy policy = RetryPolicy.builder()
                .attempts(2)
                .time(Duration.ZERO)
                .firstDelay(Duration.ofSeconds(3))
                .maxDelay(Duration.ofSeconds(4))
                .maxRetryAfter(Duration.ofSeconds(5))
                .build();

        assertThat(policy)
                .hasToString("RetryPolicy[attempts=2, time=PT0S, firstDelay=PT3S, maxDelay=PT4S, maxRetryAfter=PT5S]");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> RetryPolicy.builder()
                        .attempts(0)
                        .time(Duration.ofSeconds(-1))
                        .firstDelay(Duration.ofSeconds(31))
                        .maxRetryAfter(Duration.ofDays(2))
                        .build(),
                "RetryPolicy: attempts is 0; it must be 1 to 1000.",
                "RetryPolicy: time is PT-1S; it must be from zero to PT24H.",
                "RetryPolicy: maxRetryAfter is PT48H; it must be from zero to PT24H.",
                "RetryPolicy: firstDelay is PT31S; it must be more than zero and at most maxDelay, which is PT30S.");
    }

    @Test
    void firstDelayOfZeroIsRefused() {
        Definitions.assertProblems(
                () -> RetryPolicy.builder().firstDelay(Duration.ZERO).build(),
                "RetryPolicy: firstDelay is PT0S; it must be more than zero and at most maxDelay, which is PT30S.");
    }
}

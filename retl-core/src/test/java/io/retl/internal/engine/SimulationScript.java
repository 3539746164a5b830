package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.RetryPolicy;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What kind of world a seed makes. Small numbers everywhere, so that every edge of them is met often.
 *
 * @param workers how many processes share the mapping
 * @param actions how long the faults last
 * @param ids how many record ids there are
 * @param values how many values a row can have; few, so that rows come back to what they were
 * @param batch the most records of a request
 * @param slots the most requests at once
 * @param timeout how long after it left a request may be applied
 * @param dedupes whether the destination drops message ids that it has applied
 * @param perRecord whether it answers for each record; otherwise it refuses whole requests
 * @param poison one of so many payloads is refused for good; 0 for none
 * @param trouble how many of 100 requests it does not simply take
 * @param crashPerMille how many of 1,000 calls kill the process
 * @param failPerMille how many of 1,000 calls fail
 * @param pausePerMille in how many of 1,000 calls the world goes on
 * @param triggers whether the trigger of the mapping changes
 * @param operations whether people reset the state and take baselines
 * @param guarded whether the mass-delete guard is on
 * @param limits the limits
 */
record SimulationScript(
        int workers,
        int actions,
        int ids,
        int values,
        int batch,
        int slots,
        Duration timeout,
        boolean dedupes,
        boolean perRecord,
        int poison,
        int trouble,
        int crashPerMille,
        int failPerMille,
        int pausePerMille,
        boolean triggers,
        boolean operations,
        boolean guarded,
        Limits limits) {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final RetryPolicy RETRIES = RetryPolicy.builder()
            .attempts(3)
            .time(Duration.ofSeconds(4))
            .firstDelay(Duration.ofMillis(500))
            .maxDelay(Duration.ofSeconds(2))
            .maxRetryAfter(Duration.ofMinutes(1))
            .build();

    static SimulationScript draw(SplittableRandom random) {
        boolean calm = random.nextInt(4) == 0;
        boolean guarded = random.nextInt(8) == 0;
        return new SimulationScript(
                1 + random.nextInt(3),
                20 + random.nextInt(180),
                3 + random.nextInt(random.nextBoolean() ? 6 : 28),
                2 + random.nextInt(3),
                1 + random.nextInt(5),
                1 + random.nextInt(3),
                Duration.ofSeconds(new int[] {3, 30, 70}[random.nextInt(3)]),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? 3 + random.nextInt(6) : 0,
                calm ? 0 : new int[] {5, 20, 50}[random.nextInt(3)],
                new int[] {0, 2, 8, 20}[random.nextInt(4)],
                calm ? 0 : new int[] {0, 2, 8, 20}[random.nextInt(4)],
                new int[] {0, 5, 30, 80}[random.nextInt(4)],
                random.nextInt(5) == 0,
                random.nextInt(3) == 0,
                guarded,
                limits(random, guarded));
    }

    private static Limits limits(SplittableRandom random, boolean guarded) {
        Limits.Builder limits = Limits.builder()
                .window(1 + random.nextInt(12))
                .massDeletePercent(guarded ? 50 : 100)
                .massDeleteRows(guarded ? 2 : 100)
                .parkAfterSyncs(2 + random.nextInt(4));
        if (random.nextInt(4) == 0) {
            limits.recordsPerSync(2 + random.nextInt(12));
        }
        if (random.nextInt(5) == 0) {
            limits.breakerRecords(4 + random.nextInt(8));
        }
        if (random.nextInt(6) == 0) {
            limits.failedRecordsPerSync(1 + random.nextInt(6));
        }
        return limits.build();
    }

    /** The most rows that one crash may send again. */
    long window() {
        return Math.max(limits.window(), 2L * batch * slots);
    }
}

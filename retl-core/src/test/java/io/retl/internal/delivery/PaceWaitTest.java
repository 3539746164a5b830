package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.RetryPolicy;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** For how long a call is held back: because the destination asked for it, or because its rate is used up. */
class PaceWaitTest {
    private static final RecordResult OK = RecordResult.delivered();
    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

    private final List<String> woken = new ArrayList<>();
    private final Runnable first = () -> woken.add("first");
    private final Runnable second = () -> woken.add("second");
    private long now = -7_000_000_000L; // as System.nanoTime may be

    private static RecordResult tooMany(Duration wait) {
        return RecordResult.of(new NotSentException("busy", null, 429, wait));
    }

    private static RecordResult unavailable(Duration wait) {
        return RecordResult.of(new OutcomeUnknownException("down", null, 503, wait));
    }

    private static Destination.Builder destination(int maxConcurrency) {
        return Destination.builder("crm").type("webhook").maxConcurrency(maxConcurrency);
    }

    private Pace pace(int maxConcurrency) {
        return new Pace(destination(maxConcurrency).build(), () -> now);
    }

    private Pace rated(int maxConcurrency, int requests, Duration per) {
        return new Pace(destination(maxConcurrency).rateLimit(requests, per).build(), () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** How many more may begin now; they have begun then. */
    private int enterAll(Pace pace) {
        int entered = 0;
        while (entered < 1_000 && pace.tryEnter(first).isZero()) {
            entered++;
        }
        return entered;
    }

    private static void answer(Pace pace, RecordResult result) {
        pace.answered(List.of(result));
        pace.leave();
    }

    @Test
    void waitOfAnyAnswerHoldsEveryCallUntilItIsOver() {
        for (RecordResult answer : List.of(
                tooMany(Duration.ofSeconds(7)),
                unavailable(Duration.ofSeconds(7)),
                RecordResult.retry("busy", Duration.ofSeconds(7)))) {
            Pace pace = pace(8);
            pace.tryEnter(first);
            answer(pace, answer);

            assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofSeconds(7));
            assertThat(pace.tryEnter(second)).isEqualTo(Duration.ofSeconds(7));
            pass(Duration.ofSeconds(7).minusNanos(1));
            assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofNanos(1));
            pass(Duration.ofNanos(1));
            assertThat(pace.tryEnter(first)).isZero();
        }
        assertThat(woken).as("nobody waited for a slot").isEmpty();
    }

    @Test
    void longestWaitCountsAndAnAnswerWithoutOneChangesNothing() {
        Pace pace = pace(8);
        for (int call = 0; call < 4; call++) {
            pace.tryEnter(first);
        }

        answer(pace, unavailable(Duration.ofSeconds(9)));
        answer(pace, unavailable(Duration.ofSeconds(5)));
        answer(pace, unavailable(Duration.ZERO));
        answer(pace, OK);

        assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void absurdWaitsAreObeyedUpToTheLimit() {
        Destination destination = destination(8)
                .retryPolicy(RetryPolicy.builder()
                        .maxRetryAfter(Duration.ofSeconds(20))
                        .build())
                .build();
        Pace pace = new Pace(destination, () -> now);
        pace.tryEnter(first);

        answer(pace, RecordResult.retry("busy", Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofSeconds(20));
        pass(Duration.ofSeconds(20));
        assertThat(pace.tryEnter(first)).isZero();
        answer(pace, RecordResult.retry("busy", Duration.ofSeconds(-5)));
        assertThat(pace.tryEnter(first)).isZero();
    }

    @Test
    void rateLetsABurstThroughAndThenOneAfterTheOther() {
        Pace pace = rated(100, 10, Duration.ofSeconds(1));

        assertThat(enterAll(pace)).isEqualTo(10);
        assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofMillis(100));
        pass(Duration.ofMillis(99));
        assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(enterAll(pace)).isEqualTo(1);
        pass(Duration.ofMinutes(1));
        assertThat(enterAll(pace)).isEqualTo(10);
    }

    @Test
    void slotIsNotLostWhenTheRateRefuses() {
        Pace pace = rated(2, 1, Duration.ofSeconds(1));
        pace.tryEnter(first);
        for (int refused = 0; refused < 5; refused++) {
            assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofSeconds(1));
        }

        pass(Duration.ofSeconds(1));

        assertThat(pace.tryEnter(first)).as("the second slot").isZero();
    }

    @Test
    void rateIsNotUsedUpByWhoeverFindsNoSlotOrHasToWait() {
        Pace pace = rated(1, 2, Duration.ofHours(1));
        pace.tryEnter(first);
        for (int refused = 0; refused < 5; refused++) {
            assertThat(pace.tryEnter(first)).isEqualTo(UNTIL_WOKEN);
        }
        answer(pace, unavailable(Duration.ofSeconds(1)));
        for (int refused = 0; refused < 5; refused++) {
            assertThat(pace.tryEnter(first)).isEqualTo(Duration.ofSeconds(1));
        }
        pass(Duration.ofSeconds(1));

        assertThat(pace.tryEnter(first)).as("the second request of the hour").isZero();
    }
}

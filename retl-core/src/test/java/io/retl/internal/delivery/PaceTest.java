package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many calls may be on their way. */
class PaceTest {
    private static final RecordResult OK = RecordResult.delivered();
    private static final RecordResult TOO_MANY = tooMany(Duration.ZERO);
    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

    private final List<String> woken = new ArrayList<>();
    private final Runnable first = () -> woken.add("first");
    private final Runnable second = () -> woken.add("second");

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
        return new Pace(destination(maxConcurrency).build(), () -> 0);
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
    void noMoreBeginThanAreAllowed() {
        Pace pace = pace(2);

        assertThat(pace.tryEnter(first)).isZero();
        assertThat(pace.tryEnter(first)).isZero();
        assertThat(pace.tryEnter(first)).isEqualTo(UNTIL_WOKEN);
        pace.leave();
        assertThat(pace.tryEnter(first)).isZero();
        assertThat(pace.maxConcurrency()).isEqualTo(2);
    }

    @Test
    void whoeverWaitsIsWokenOnceInTheOrderOfAsking() {
        Pace pace = pace(1);
        pace.tryEnter(first);
        pace.tryEnter(second);
        pace.tryEnter(first);
        pace.tryEnter(second);

        pace.leave();
        pace.tryEnter(() -> {});
        pace.leave();

        assertThat(woken).containsExactly("second", "first");
    }

    @Test
    void whoIsWokenMayBeginAtOnce() {
        Pace pace = pace(1);
        pace.tryEnter(first);
        pace.tryEnter(() -> woken.add("entered after " + pace.tryEnter(first)));

        pace.leave();

        assertThat(woken).containsExactly("entered after PT0S");
    }

    @Test
    void callsThatWereOnTheirWayTogetherHalveTheNumberOnce() {
        Pace pace = pace(8);
        assertThat(enterAll(pace)).isEqualTo(8);

        for (int call = 0; call < 8; call++) {
            answer(pace, TOO_MANY);
        }

        assertThat(enterAll(pace)).isEqualTo(4);
    }

    @Test
    void callsOfTheNextBatchHalveItAgainButNeverBelowOne() {
        Pace pace = pace(5);
        List<Integer> batches = new ArrayList<>();

        for (int batch = 0; batch < 4; batch++) {
            int calls = enterAll(pace);
            batches.add(calls);
            for (int call = 0; call < calls; call++) {
                answer(pace, TOO_MANY);
            }
        }

        assertThat(batches).containsExactly(5, 2, 1, 1);
    }

    @Test
    void noneBeginsUntilFewEnoughHaveLeft() {
        Pace pace = pace(4);
        enterAll(pace);

        answer(pace, TOO_MANY);
        assertThat(pace.tryEnter(first)).as("3 of 2 are on their way").isEqualTo(UNTIL_WOKEN);
        answer(pace, OK);
        assertThat(pace.tryEnter(first)).as("2 of 2 are on their way").isEqualTo(UNTIL_WOKEN);
        answer(pace, OK);
        assertThat(pace.tryEnter(first)).isZero();
    }

    @Test
    void numberGrowsByOneForAsManySuccessesAsAreAllowed() {
        Pace pace = pace(4);
        halveToOne(pace);
        List<Integer> allowed = new ArrayList<>();

        for (int success = 0; success < 12; success++) {
            int calls = enterAll(pace);
            allowed.add(calls);
            answer(pace, OK);
            for (int call = 1; call < calls; call++) {
                pace.leave();
            }
        }

        assertThat(allowed)
                .as("1 success, then 2, then 3, and no more")
                .containsExactly(1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4);
    }

    @Test
    void answersThatDeliverNothingLetNothingGrow() {
        Pace pace = pace(2);
        halveToOne(pace);

        for (RecordResult result : List.of(RecordResult.rejected("no"), unavailable(Duration.ZERO))) {
            pace.tryEnter(first);
            answer(pace, result);
        }

        assertThat(enterAll(pace)).isEqualTo(1);
    }

    @Test
    void oneRefusedRequestOfACallHalvesEvenIfOthersWereDelivered() {
        Pace pace = pace(2);
        pace.tryEnter(first);

        pace.answered(List.of(OK, TOO_MANY, OK));
        pace.leave();

        assertThat(enterAll(pace)).isEqualTo(1);
    }

    @Test
    void otherRequestsToWaitDoNotHalve() {
        Pace pace = pace(2);
        pace.tryEnter(first);

        pace.answered(List.of(
                RecordResult.of(new NotSentException("locked", null, 423, Duration.ZERO)),
                RecordResult.retry("busy", Duration.ZERO),
                unavailable(Duration.ZERO)));
        pace.leave();

        assertThat(enterAll(pace)).isEqualTo(2);
    }

    private void halveToOne(Pace pace) {
        int calls = enterAll(pace);
        for (int batch = 0; batch < 5 && calls > 1; batch++) {
            for (int call = 0; call < calls; call++) {
                answer(pace, TOO_MANY);
            }
            calls = enterAll(pace);
        }
        pace.leave();
    }
}

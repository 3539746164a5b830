package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(2);
    private final List<String> woken = new ArrayList<>();

    private int ahead(String sync) {
        return turns.ahead(sync, () -> woken.add(sync));
    }

    @Test
    void asManyAsTheLimitMayRunAtOnce() {
        assertThat(ahead("a")).isZero();
        assertThat(ahead("b")).isZero();
        assertThat(ahead("c")).isEqualTo(1);
        assertThat(ahead("d")).isEqualTo(2);
        assertThat(ahead("a")).as("asked again").isZero();
        assertThat(ahead("d")).as("asked again").isEqualTo(2);
    }

    @Test
    void whoeverLeavesLetsTheFirstThatWaitsIn() {
        List.of("a", "b", "c", "d").forEach(this::ahead);

        turns.leave("b");

        assertThat(woken).containsExactly("c");
        assertThat(ahead("c")).isZero();
        assertThat(ahead("d")).isEqualTo(1);
    }

    @Test
    void whoComesWhileOthersWaitDoesNotOvertakeThem() {
        List.of("a", "b", "c").forEach(this::ahead);
        turns.leave("a");

        assertThat(ahead("d")).isEqualTo(1);
        assertThat(ahead("c")).isZero();
    }

    @Test
    void whoGivesUpWaitingTakesNobodysTurn() {
        List.of("a", "b", "c", "d").forEach(this::ahead);

        turns.leave("c");

        assertThat(ahead("d")).isEqualTo(1);
        turns.leave("a");
        assertThat(woken).contains("d");
        assertThat(ahead("d")).isZero();
    }

    @Test
    void leavingTwiceOrWithoutComingChangesNothing() {
        List.of("a", "b", "c", "d").forEach(this::ahead);
        turns.leave("a");
        woken.clear();

        turns.leave("a");
        turns.leave("stranger");

        assertThat(woken).isEmpty();
        assertThat(ahead("d")).isEqualTo(1);
    }
}

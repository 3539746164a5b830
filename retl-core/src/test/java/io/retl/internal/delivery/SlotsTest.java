package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final List<String> woken = new ArrayList<>();
    private final Runnable first = () -> woken.add("first");
    private final Runnable second = () -> woken.add("second");

    @Test
    void noMoreEnterThanThereAreSlots() {
        Slots slots = new Slots(2);

        assertThat(slots.tryEnter(first)).isTrue();
        assertThat(slots.tryEnter(first)).isTrue();
        assertThat(slots.tryEnter(first)).isFalse();
        slots.leave();
        assertThat(slots.tryEnter(first)).isTrue();
    }

    @Test
    void everyoneWhoWaitsIsWokenOnceInTheOrderOfAsking() {
        Slots slots = new Slots(1);
        slots.tryEnter(first);
        slots.tryEnter(second);
        slots.tryEnter(first);
        slots.tryEnter(second);

        slots.leave();
        slots.leave();

        assertThat(woken).containsExactly("second", "first");
    }

    @Test
    void whoIsWokenMayEnterAtOnce() {
        Slots slots = new Slots(1);
        slots.tryEnter(first);
        slots.tryEnter(() -> woken.add("entered " + slots.tryEnter(first)));

        slots.leave();

        assertThat(woken).containsExactly("entered true");
    }
}

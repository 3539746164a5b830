package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryControlStoreTest extends ControlStoreContract {
    private static final Instant START = Instant.parse("2025-03-01T10:00:00Z");

    private Instant now = START;
    private final ControlStore store = new MemoryControlStore(() -> now);

    @Override
    ControlStore store() {
        return store;
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void epochBeginsAtTheTimeSoThatItGrowsOverRestarts() {
        Lease first = acquire("node-a");
        store.release(first, Duration.ZERO);
        Lease second = acquire("node-a");
        pass(Duration.ofMillis(5));
        Lease afterRestart = new MemoryControlStore(() -> now)
                .tryAcquire("m", "node-a", LEASE, TIMEOUT)
                .orElseThrow();

        assertThat(first.epoch()).isEqualTo(START.toEpochMilli());
        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        assertThat(afterRestart.epoch()).isGreaterThan(second.epoch());
    }

    @Test
    void epochGrowsEvenIfTheClockGoesBack() {
        Lease first = acquire("node-a");
        store.release(first, Duration.ZERO);
        pass(Duration.ofHours(-1));

        assertThat(acquire("node-a").epoch()).isEqualTo(first.epoch() + 1);
    }
}

package io.retl.testkit;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A call of a {@link FaultyDataSource} that waits before it is executed, until the test lets it go. Thread-safe. */
public final class HeldCall {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Predicate<JdbcCall> calls;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private boolean taken;

    HeldCall(Predicate<JdbcCall> calls) {
        this.calls = calls;
    }

    /**
     * Waits until a call is held.
     *
     * @throws IllegalStateException if none came in that time
     */
    public void awaitReached(Duration atMost) throws InterruptedException {
        Objects.requireNonNull(atMost, "atMost");
        if (!reached.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("No call was held within " + atMost + ".");
        }
    }

    /** Lets it go on. Calling it twice does nothing; before a call came, it lets that pass. */
    public void release() {
        released.countDown();
    }

    /** Waits in the place of the first call that matches; a minute at most, so that a forgotten one holds up no build. */
    void hold(JdbcCall call) {
        synchronized (this) {
            if (taken || !calls.test(call)) {
                return;
            }
            taken = true;
        }
        reached.countDown();
        try {
            if (!released.await(LONGEST.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("The call was held for " + LONGEST + " and never released: " + call);
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}

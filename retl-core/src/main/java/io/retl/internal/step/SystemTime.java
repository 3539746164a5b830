package io.retl.internal.step;

import java.time.Duration;
import java.time.Instant;

/** The computer's own time: the one place where retl looks at a clock or waits. */
public final class SystemTime implements Clock, Sleeper {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void await(Mailbox mailbox, Duration atMost) throws InterruptedException {
        mailbox.await(atMost);
    }
}

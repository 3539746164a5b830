package io.retl.internal.step;

import java.time.Duration;

/** Waiting, so that a test can own it. */
public interface Sleeper {
    /**
     * Waits until the mailbox has something or the time is over.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void await(Mailbox mailbox, Duration atMost) throws InterruptedException;
}

package io.retl.internal.step;

import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What tasks report to the sync that started them. Any thread may post; the sync's own thread polls and waits. */
public final class Mailbox {
    private final BlockingDeque<Runnable> messages = new LinkedBlockingDeque<>();

    /** Adds a message; it runs when it is polled. */
    public void post(Runnable message) {
        messages.addLast(message);
    }

    /** Ends a wait without a message. */
    public void wake() {
        post(() -> {});
    }

    /** Takes the next message; null if there is none. */
    @Nullable
    public Runnable poll() {
        return messages.pollFirst();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void await(Duration atMost) throws InterruptedException {
        Runnable first = messages.pollFirst(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
        if (first != null) {
            messages.addFirst(first);
        }
    }
}

package io.retl.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What tasks report to the sync that started them. Thread-safe; the sync takes from it on its own thread. */
public final class Mailbox {
    private final Queue<Runnable> messages = new ArrayDeque<>();
    private boolean woken;

    synchronized void post(Runnable message) {
        messages.add(message);
        notifyAll();
    }

    /** Ends a wait without a message. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    synchronized @Nullable Runnable poll() {
        return messages.poll();
    }

    synchronized void await(Duration atMost) throws InterruptedException {
        long millis = Math.max(1, atMost.toMillis());
        if (messages.isEmpty() && !woken) {
            wait(millis);
        }
        woken = false;
    }
}

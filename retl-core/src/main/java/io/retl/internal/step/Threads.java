package io.retl.internal.step;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The host's executor, or daemon threads that start with the first sync and end when this is closed. Thread-safe. */
public final class Threads {
    private final @Nullable Executor given;
    private @Nullable ExecutorService own;

    /** Those of an executor that was given; null for threads of its own. */
    public Threads(@Nullable Executor given) {
        this.given = given;
    }

    /** Where tasks run. */
    public synchronized Executor executor() {
        if (given != null) {
            return given;
        }
        if (own == null) {
            AtomicInteger number = new AtomicInteger();
            own = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "retl-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
        }
        return own;
    }

    /** Ends the threads of its own; tasks that wait are thrown away. */
    public synchronized void close() {
        if (own != null) {
            own.shutdownNow();
        }
    }
}

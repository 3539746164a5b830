package io.retl.internal.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The host's executor, or daemon threads that start with the first sync and end when this is closed. Thread-safe. */
final class Threads {
    private final @Nullable Executor given;
    private @Nullable ExecutorService own;

    Threads(@Nullable Executor given) {
        this.given = given;
    }

    synchronized Executor executor() {
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

    synchronized void close() {
        if (own != null) {
            own.shutdownNow();
        }
    }
}

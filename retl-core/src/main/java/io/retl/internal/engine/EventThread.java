package io.retl.internal.engine;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The daemon thread that calls the host's listeners, one call after the other, so that one that blocks costs no sync its lease.
 * It starts with the first event and ends when there is none for a while. Thread-safe.
 */
final class EventThread implements Executor {
    private static final int MAX_WAITING = 1_000;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), call -> {
                Thread daemon = new Thread(call, "retl-events");
                daemon.setDaemon(true);
                return daemon;
            });

    EventThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable call) {
        thread.execute(call);
    }

    /** Waits until what was said so far is told, at most so long. An interrupt ends the wait and is kept. */
    void await(Duration atMost) {
        if (thread.getTaskCount() == 0) {
            return; // nobody listens
        }
        CountDownLatch told = new CountDownLatch(1);
        try {
            thread.execute(told::countDown);
            if (!told.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return; // the listeners go on without us
            }
        } catch (RejectedExecutionException full) {
            return; // they are far behind, or closed
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        thread.shutdownNow();
    }
}

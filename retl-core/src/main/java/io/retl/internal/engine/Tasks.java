package io.retl.internal.engine;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs work on the executor; what it gives comes back through the mailbox, to the sync's own thread. */
final class Tasks {
    private final Executor executor;
    private final Mailbox mailbox;
    private int running;

    Tasks(Executor executor, Mailbox mailbox) {
        this.executor = executor;
        this.mailbox = mailbox;
    }

    /**
     * Starts a task.
     *
     * @param done takes what it gave
     * @param failed takes what it threw
     */
    <T> void start(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        running++;
        AtomicBoolean begun = new AtomicBoolean();
        try {
            executor.execute(() -> {
                begun.set(true);
                run(work, done, failed);
            });
        } catch (RuntimeException | Error refused) { // also: no memory for another thread
            if (begun.get()) {
                throw refused;
            }
            running--;
            failed.accept(
                    refused instanceof RejectedExecutionException ? refused : new RejectedExecutionException(refused));
        }
    }

    /** Whether no task is running. */
    boolean isIdle() {
        return running == 0;
    }

    private <T> void run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Runnable report;
        try {
            T result = work.call();
            report = () -> done.accept(result);
        } catch (Throwable failure) { // an Error must reach the sync, or it would wait for ever
            report = () -> failed.accept(failure);
        }
        Runnable last = report;
        mailbox.post(() -> {
            running--;
            last.run();
        });
    }
}

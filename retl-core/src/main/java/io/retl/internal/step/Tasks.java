package io.retl.internal.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs work on the executor; what it gives comes back through the mailbox, to the sync's own thread.
 *
 * <p>Invariant: every task is reported once, also one that the executor refuses, or throws away when it is shut down. What
 * is not promised: an executor that drops tasks in silence and goes on.
 */
public final class Tasks {
    private final Executor executor;
    private final Mailbox mailbox;
    private final Supplier<LogContext> context;
    private final Map<Object, Consumer<Throwable>> running = new LinkedHashMap<>();

    /**
     * No tasks yet.
     *
     * @param context whom a task works for, asked when it starts
     */
    public Tasks(Executor executor, Mailbox mailbox, Supplier<LogContext> context) {
        this.executor = executor;
        this.mailbox = mailbox;
        this.context = context;
    }

    /**
     * Starts a task.
     *
     * @param done takes what it gave
     * @param failed takes what it threw
     */
    public <T> void start(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Object task = new Object();
        running.put(task, failed);
        AtomicBoolean begun = new AtomicBoolean();
        LogContext named = context.get();
        try {
            executor.execute(() -> {
                begun.set(true);
                Runnable report = run(named, work, done, failed);
                mailbox.post(() -> {
                    running.remove(task);
                    report.run();
                });
            });
        } catch (RuntimeException | Error refused) { // also: no memory for another thread
            if (begun.get()) {
                throw refused;
            }
            running.remove(task);
            failed.accept(
                    refused instanceof RejectedExecutionException ? refused : new RejectedExecutionException(refused));
        }
    }

    /** Whether no task is running. */
    public boolean isIdle() {
        return running.isEmpty();
    }

    /** Reports the tasks that a pool threw away when it was shut down; whether there were any. */
    public boolean failDropped() {
        boolean terminated = executor instanceof ExecutorService pool && pool.isTerminated();
        if (running.isEmpty() || !terminated || !mailbox.isEmpty()) {
            return false;
        }
        List<Consumer<Throwable>> dropped = List.copyOf(running.values());
        running.clear();
        dropped.forEach(failed -> failed.accept(new RejectedExecutionException("The executor was shut down.")));
        return true;
    }

    private static <T> Runnable run(
            LogContext context, Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        try {
            LogContext.Scope scope = context.open();
            try {
                T result = work.call();
                return () -> done.accept(result);
            } finally {
                scope.close();
            }
        } catch (Throwable failure) { // an Error must reach the sync, or it would wait for ever
            return () -> failed.accept(failure);
        }
    }
}

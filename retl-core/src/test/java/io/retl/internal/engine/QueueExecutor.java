package io.retl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntUnaryOperator;

/** Keeps tasks until the test lets one run, in whatever order it likes. */
final class QueueExecutor implements Executor {
    static final IntUnaryOperator OLDEST_FIRST = size -> 0;
    static final IntUnaryOperator NEWEST_FIRST = size -> size - 1;

    private final List<Runnable> tasks = new ArrayList<>();
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        tasks.add(task);
    }

    void close() {
        closed = true;
    }

    /** Forgets the tasks, as a process that dies. */
    void clear() {
        tasks.clear();
    }

    int size() {
        return tasks.size();
    }

    void runOne(IntUnaryOperator choice) {
        tasks.remove(choice.applyAsInt(tasks.size())).run();
    }
}

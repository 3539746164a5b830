package io.retl.internal.engine;

import io.retl.internal.step.Step;
import io.retl.internal.step.Tasks;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where a run stands: what its next step does. Not thread-safe. */
final class Course {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Tasks tasks;
    private Supplier<Step> next;

    Course(Tasks tasks, Supplier<Step> first) {
        this.tasks = tasks;
        this.next = first;
    }

    Step step() {
        return next.get();
    }

    /** From the next step on the run does this. */
    void next(Supplier<Step> state) {
        next = state;
    }

    /**
     * Waits for a task; its report says what comes next.
     *
     * @param done takes what it gave
     * @param failed takes what it threw
     */
    <T> Step await(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        next = () -> Step.waiting(LONG);
        tasks.start(work, done, failed);
        return Step.WORKED;
    }
}

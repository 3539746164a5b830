package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.WarehouseException;
import io.retl.internal.control.SyncRow;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Step;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Folds a sync, this run's or one that a crash left, from what the control store has of it. A fold that fails is tried again,
 * within reason: the guard in the warehouse lets it happen once. Not thread-safe.
 */
final class Folding {
    private static final int MAX_FOLDS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SyncContext run;
    private final Course course;
    private final Ending ending;
    private int failures;

    Folding(SyncContext run, Course course, Ending ending) {
        this.run = run;
        this.course = course;
        this.ending = ending;
    }

    /**
     * Folds a sync.
     *
     * @param folded says what comes next
     */
    Step fold(SyncRow sync, Runnable folded) {
        Warehouse.FoldOrder order = FoldOrders.of(
                sync, run.lease().lease().epoch(), run.control().failures(run.mappingId(), sync.number()));
        return course.await(
                () -> foldInTime(order),
                outcome -> {
                    if (outcome == FoldOutcome.REFUSED) {
                        ending.fail(
                                ErrorCode.STATE_DAMAGED, Failures.refused(run.mappingId(), sync.number(), "be folded"));
                    } else {
                        failures = 0;
                        folded.run();
                    }
                },
                failure -> tryAgain(failure, () -> fold(sync, folded)));
    }

    /** Runs as a task, which may have waited long for a thread. */
    private FoldOutcome foldInTime(Warehouse.FoldOrder order) {
        run.lease().requireGood();
        return run.ports().warehouse().fold(order);
    }

    private void tryAgain(Throwable failure, Supplier<Step> fold) {
        if (!(failure instanceof WarehouseException) || ++failures >= MAX_FOLDS) {
            ending.failed(failure);
            return;
        }
        run.report().cause(failure);
        Clock clock = run.ports().clock();
        long retry = clock.nanos() + PAUSE.toNanos() * failures;
        course.next(
                () -> clock.nanos() - retry < 0 ? Step.waiting(Duration.ofNanos(retry - clock.nanos())) : fold.get());
    }
}

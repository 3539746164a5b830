package io.retl.internal.engine;

import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Step;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Folds what a sync left that never ended, from its stored progress; from then on it is as if that sync had been
 * cancelled. There is nothing to resume: the next diff finds what is left, with fresh values.
 */
final class Settling {
    private final SyncContext run;
    private final Course course;
    private final Folding folding;

    Settling(SyncContext run, Course course, Folding folding) {
        this.run = run;
        this.course = course;
        this.folding = folding;
    }

    /**
     * Settles the latest sync of the mapping, if an earlier run left it.
     *
     * @param last the latest sync; null if there was none
     * @param settled what comes next
     */
    Step settle(@Nullable SyncRow last, Supplier<Step> settled) {
        if (last == null || !isLeft(last)) {
            return settled.get();
        }
        run.report().settle(last.number());
        if (!last.hasSent()) {
            finish();
            return settled.get();
        }
        return folding.fold(last, () -> {
            finish();
            course.next(settled);
        });
    }

    private boolean isLeft(SyncRow last) {
        Set<Flaw> flaws = run.ports().flaws();
        boolean own = last.epoch() >= run.lease().lease().epoch() && !flaws.contains(Flaw.SETTLE_OWN_EPOCH);
        return !own && last.stage() != SyncStage.DONE && !flaws.contains(Flaw.SKIP_SETTLE);
    }

    private void finish() {
        run.control().finish(run.lease().requireGood(), run.report().interrupted());
    }
}

package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.internal.step.Step;
import io.retl.internal.warehouse.SchemaChange;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncStatus;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Rewrites the stored checksums where they were made from other columns, or by an earlier version of the dialect, and the rows are
 * not to be sent for it. It comes before the extract, which then finds what really differs.
 *
 * <p>A crash leaves nothing to settle: what was rewritten is right, and the next sync rewrites the rest. Checksums that cannot be
 * computed any more are never guessed: the sync pauses. Not thread-safe.
 */
final class Rebasing {
    private final SyncContext run;
    private final Course course;
    private final Ending ending;

    Rebasing(SyncContext run, Course course, Ending ending) {
        this.run = run;
        this.course = course;
        this.ending = ending;
    }

    /**
     * Rebases the state of a sync, if it must be.
     *
     * @param next what comes then
     */
    Step rebase(OpenSync sync, Supplier<Step> next) {
        Optional<SchemaChange> change = sync.state()
                .change()
                .filter(found -> found.isRebased(run.mapping().onSchemaChange()));
        if (change.isEmpty() || sync.isBaseline()) {
            return next.get();
        }
        Optional<String> objection = objection(run.mapping(), change.get());
        if (objection.isPresent()) {
            return ending.finish(run.report().result(SyncStatus.PAUSED, ErrorCode.SCHEMA_CHANGED, objection.get()));
        }
        run.report().enter(SyncPhase.EXTRACT);
        return course.await(
                () -> rebaseInTime(sync),
                rewritten -> {
                    if (rewritten.isEmpty()) {
                        ending.fail(
                                ErrorCode.STATE_DAMAGED,
                                Failures.refused(run.mappingId(), sync.row().number(), "rewrite the checksums"));
                    } else {
                        run.report().rebased(rewritten.getAsLong());
                        course.next(next);
                    }
                },
                ending::failed);
    }

    /** Runs as a task, which may have waited long for a thread. */
    private OptionalLong rebaseInTime(OpenSync sync) {
        run.lease().requireGood();
        return run.ports().warehouse().rebase(sync.state(), sync.key());
    }

    /** Why the checksums of a mapping cannot be rewritten, though they would have to be. */
    static Optional<String> objection(Mapping mapping, SchemaChange change) {
        if (!change.isRebased(mapping.onSchemaChange()) || change.before().isPresent()) {
            return Optional.empty();
        }
        String id = mapping.id();
        String mend = change.isOfColumns()
                ? "Bring the columns back as they were, or set onSchemaChange to resend"
                : "Use a version of the dialect that computes them";
        return Optional.of(
                "Mapping '%s': its checksums are to be rewritten, but %s. Nothing was sent. %s; or call baseline(\"%s\") to take the model's rows as delivered, or reset(\"%s\") to send every row again."
                        .formatted(id, change.obstacle(), mend, id, id));
    }
}

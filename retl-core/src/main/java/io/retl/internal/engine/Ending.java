package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.RetlException;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.SyncRow;
import io.retl.internal.load.Loader;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Step;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ways a run ends: its sync is settled, or is left for the next run to settle, or the run breaks off as in a crash.
 *
 * <p>Invariant: the lease is given back only when nothing is on its way, and with it how long requests that were never
 * answered may still be applied. Not thread-safe.
 */
final class Ending {
    private final SyncContext run;
    private final Course course;
    private @Nullable Loader loader;
    private @Nullable SyncResult settled;
    private @Nullable SyncResult result;

    Ending(SyncContext run, Course course) {
        this.run = run;
        this.course = course;
    }

    /** What the run did, once it is over. */
    Optional<SyncResult> result() {
        return Optional.ofNullable(result);
    }

    /** From now on requests may be on their way. */
    void loading(Loader started) {
        loader = started;
    }

    /** The sync is settled: nothing is left for the next one. */
    Step finish(SyncResult ended) {
        run.control().finish(run.lease().requireGood(), ended);
        settled = ended;
        return course.await(
                () -> {
                    run.ports().warehouse().sweep(run.lease().lease().epoch());
                    return true;
                },
                swept -> course.next(() -> end(ended)),
                failure -> course.next(() -> end(ended))); // the next sync sweeps what is left
    }

    /** The sync ends without a fold; what it stored stays for the next one to settle. */
    void fail(ErrorCode code, String message) {
        SyncResult failed = run.report().result(SyncStatus.FAILED, code, message);
        course.next(() -> end(failed));
    }

    /** What was to be read or written in the warehouse was not. If something was sent, the next sync folds it. */
    void failed(Throwable failure) {
        if (failure instanceof LeaseLostException lost) {
            throw lost;
        }
        run.report().cause(failure);
        ErrorCode code = Failures.codeOf(failure);
        String message = Failures.messageOf(run.mappingId(), failure);
        SyncRow last = run.control().findLastSync(run.mappingId()).orElse(null);
        if (last != null && last.hasSent()) {
            fail(
                    code.kind() == ErrorCode.Kind.WAREHOUSE ? ErrorCode.FOLD_FAILED : code,
                    "What was delivered is kept for the next sync to fold. " + message);
            return;
        }
        if (last == null) {
            // No sync is begun that would hide that the control store knows nothing of the mapping.
            run.report().begin(1);
            fail(code, message);
            return;
        }
        if (last.epoch() != run.lease().lease().epoch()) {
            SyncRow begun = run.control().begin(run.lease().requireGood(), 0);
            run.report().begin(begun.number());
        }
        SyncResult ended = run.report().result(SyncStatus.FAILED, code, message);
        course.next(() -> finish(ended));
    }

    /** Something that nobody expected: the run breaks off, and what it stored says enough to settle it. */
    Step broken(Throwable defect) {
        run.report().cause(defect);
        LeaseKeeper lease = run.lease();
        if (Failures.codeOf(defect) == ErrorCode.CONTROL_STORE && lease.isOver()) {
            return abandon(ErrorCode.LEASE_LOST, String.valueOf(new LeaseLostException(lease.lease()).getMessage()));
        }
        String next = lease.isHeld() ? " The next sync settles this one." : "";
        return abandon(Failures.codeOf(defect), Failures.messageOf(run.mappingId(), defect) + next);
    }

    /** The run is over and gives its lease back. */
    Step end(SyncResult ended) {
        result = ended;
        course.next(() -> Step.DONE);
        try {
            run.lease().release(loader == null ? Duration.ZERO : loader.rest());
        } catch (LeaseLostException alreadyTaken) {
            // The result says so where it matters; there is nothing to give back.
            return Step.DONE;
        } catch (RetlException failure) {
            run.report().cause(failure); // the lease runs out by itself
            return Step.DONE;
        }
        return Step.DONE;
    }

    /** The run ends as a crash would end it. The lease is left to expire: a request or a fold may be in the air. */
    Step abandon(ErrorCode code, String message) {
        if (settled != null) {
            return end(settled); // only tidying up was left
        }
        if (loader != null && result == null) {
            run.report().loaded(loader.abandoned());
        }
        SyncStatus status = switch (code) {
            case CONTROL_STORE -> SyncStatus.PAUSED;
            case CANCELLED -> SyncStatus.CANCELLED;
            default -> SyncStatus.FAILED;
        };
        result = run.report().result(status, code, message);
        course.next(() -> Step.DONE);
        if (run.ports().flaws().contains(Flaw.RELEASE_WITH_REQUEST_IN_AIR)
                && run.lease().isHeld()) {
            run.lease().release(Duration.ZERO);
        }
        return Step.DONE;
    }
}

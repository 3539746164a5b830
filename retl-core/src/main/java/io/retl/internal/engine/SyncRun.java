package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
import io.retl.event.QueuedEvent;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.control.SyncRow;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.load.Loader;
import io.retl.internal.load.Ports;
import io.retl.internal.load.Stop;
import io.retl.internal.step.LogContext;
import io.retl.internal.step.Mailbox;
import io.retl.internal.step.Step;
import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.Extraction;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of one mapping: its turn, lease, settle, open, rebase, extract, guard, load, fold, finish.
 *
 * <p>Invariant: a row leaves the set of rows to send only when the destination confirmed it at that version. Whatever ends
 * a run early, a crash included, the next run settles it from what is stored and takes a fresh diff; there is no other
 * path. Not thread-safe: one thread steps it.
 */
final class SyncRun {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final SyncContext run;
    private final String mappingId;
    private final Ports ports;
    private final ControlStore control;
    private final LeaseKeeper lease;
    private final Turns turns;
    private final Report report;
    private final Course course;
    private final Ending ending;
    private final Folding folding;
    private final Settling settling;
    private final Opening opening;
    private final Rebasing rebasing;
    private @Nullable SyncRow lastSync;
    private @Nullable OpenSync sync;
    private @Nullable Extraction extraction;
    private @Nullable Loader loader;
    private @Nullable Stop requested;
    private boolean queued;
    private volatile @Nullable String abandoned;

    /**
     * A run that has not begun.
     *
     * @param mapping the mapping
     * @param fields its fields, prepared
     * @param limits the limits
     * @param ports what it touches outside itself
     * @param terms for how long it takes the lease, and in whose name
     * @param turns when it may begin; who steps it leaves the line for it in the end
     */
    SyncRun(Mapping mapping, PayloadMapping fields, Limits limits, Ports ports, LeaseTerms terms, Turns turns) {
        Mailbox mailbox = new Mailbox();
        Tasks tasks = new Tasks(ports.executor(), mailbox, this::logContext);
        this.mappingId = mapping.id();
        this.ports = ports;
        this.turns = turns;
        this.control = ports.control();
        this.lease = new LeaseKeeper(control, ports.clock(), mappingId, terms, ports.flaws());
        this.report = new Report(mappingId, ports.clock(), ports.listeners());
        this.run = new SyncContext(mapping, fields, limits, ports, mailbox, tasks, lease, report);
        this.course = new Course(tasks, this::queue);
        this.ending = new Ending(run, course);
        this.folding = new Folding(run, course, ending);
        this.settling = new Settling(run, course, folding);
        this.opening = new Opening(run, course, ending);
        this.rebasing = new Rebasing(run, course, ending);
    }

    /** Where tasks report; a driver waits on it. */
    Mailbox mailbox() {
        return run.mailbox();
    }

    /**
     * Stops the run from any thread: the model runs no longer, what is on its way is answered, what was delivered is folded. A
     * fold is never stopped.
     */
    void cancel(String message) {
        mailbox().post(() -> stop(new Stop(SyncStatus.CANCELLED, ErrorCode.CANCELLED, message)));
        ports.warehouse().cancelExtract(); // later, so that the failure finds the reason
    }

    /** Ends the run from any thread as a crash would: nothing is waited for, and the next sync settles this one. */
    void abandon(String message) {
        abandoned = message;
        mailbox().wake();
    }

    /** What the run did, once a step was {@link Step.Kind#DONE}. */
    SyncResult result() {
        return ending.result().orElseThrow(() -> new IllegalStateException("The sync is not over."));
    }

    /**
     * Does one thing.
     *
     * @throws io.retl.MappingBusyException if another run of the mapping lives
     */
    Step step() {
        LogContext.Scope scope = logContext().open();
        try {
            return stepInContext();
        } finally {
            scope.close();
        }
    }

    private LogContext logContext() {
        return new LogContext(mappingId, report.number());
    }

    private Step stepInContext() {
        String reason = abandoned;
        if (reason != null && ending.result().isEmpty()) {
            return ending.abandon(ErrorCode.CANCELLED, reason);
        }
        try {
            lease.keep();
            Runnable message = mailbox().poll();
            if (message != null) {
                message.run();
                return Step.WORKED;
            }
            if (run.tasks().failDropped()) {
                return Step.WORKED;
            }
            Step step = course.step();
            return step.kind() == Step.Kind.WAITING ? Step.waiting(untilRenewal(step.atMost())) : step;
        } catch (LeaseLostException lost) {
            return ending.abandon(ErrorCode.LEASE_LOST, String.valueOf(lost.getMessage()));
        } catch (MappingBusyException alive) {
            throw alive;
        } catch (RuntimeException | LinkageError | StackOverflowError defect) {
            return ending.broken(defect);
        }
    }

    private Duration untilRenewal(Duration wait) {
        Duration renewal = lease.untilRenewal();
        return lease.isHeld() && renewal.compareTo(wait) < 0 ? renewal : wait;
    }

    private void stop(Stop reason) {
        if (requested == null) {
            requested = reason;
        }
        if (loader != null) {
            loader.stop(reason);
        }
    }

    /** Holds neither lease nor connection. */
    private Step queue() {
        if (requested != null) {
            return ending.end(report.result(requested));
        }
        int ahead = turns.ahead(this, mailbox()::wake);
        if (ahead == 0) {
            course.next(this::acquire);
            return Step.WORKED;
        }
        if (!queued) {
            queued = true;
            String sourceId = run.mapping().model().source().id();
            report.queue(new QueuedEvent(mappingId, sourceId, turns.limit(), ahead));
        }
        return Step.waiting(LONG);
    }

    private Step acquire() {
        if (requested != null) {
            return ending.end(report.result(requested));
        }
        Optional<Duration> wait = lease.tryAcquire();
        if (wait.isPresent()) {
            return Step.waiting(wait.get());
        }
        lastSync = control.findLastSync(mappingId).orElse(null);
        course.next(this::settle);
        return Step.WORKED;
    }

    private Step settle() {
        return settling.settle(lastSync, this::open);
    }

    private Step open() {
        return opening.open(lastSync, begun -> {
            sync = begun;
            course.next(this::rebase);
        });
    }

    private Step rebase() {
        return requested == null ? rebasing.rebase(required(sync), this::extract) : extract();
    }

    private Step extract() {
        if (requested != null) {
            return ending.finish(report.result(requested));
        }
        OpenSync begun = required(sync);
        report.enter(SyncPhase.EXTRACT);
        return course.await(
                () -> ports.warehouse().extract(begun.state(), begun.request(run.mapping(), run.limits())),
                found -> {
                    extraction = found;
                    report.extracted(found);
                    course.next(this::guard);
                },
                this::extractFailed);
    }

    /** A statement that was cancelled fails, and is no failure. */
    private void extractFailed(Throwable failure) {
        Stop reason = requested;
        if (reason == null) {
            ending.failed(failure);
            return;
        }
        report.cause(failure);
        course.next(() -> ending.finish(report.result(reason)));
    }

    private Step guard() {
        Extraction found = required(extraction);
        if (requested != null) {
            return ending.finish(report.result(requested));
        }
        Optional<String> objection = required(sync).isBaseline()
                ? Optional.empty()
                : MassDeleteGuard.objection(mappingId, found, run.limits(), control.findApproval(mappingId));
        if (objection.isPresent()) {
            control.askForApproval(lease.requireGood(), found.deletes());
            return ending.finish(report.result(SyncStatus.PAUSED, ErrorCode.MASS_DELETE, objection.get()));
        }
        control.clearApproval(lease.requireGood());
        boolean listed = found.reach().listed() > found.parked(); // the fold forgets what differs no more
        boolean moves = found.reach().checkpoint().isPresent();
        if (found.summary().staged() == 0 && !found.hasDuplicates() && !listed && !moves) {
            endBaseline(found);
            return ending.finish(report.result(Optional.empty()));
        }
        return startLoading(found);
    }

    private Step startLoading(Extraction found) {
        control.startLoading(
                lease.requireGood(),
                OpenSync.plan(found, ports.clock().now()),
                found.isCut() ? found.differences() : 0);
        report.enter(SyncPhase.LOAD);
        Loader started = new Loader(run.load(required(sync), found), this::readFailed);
        loader = started;
        ending.loading(started);
        course.next(() -> load(started));
        return Step.WORKED;
    }

    private void readFailed(Throwable failure) {
        report.cause(failure);
        stop(new Stop(
                SyncStatus.FAILED,
                Failures.codeOf(failure),
                Failures.messageOf(mappingId, failure) + " The rest is left for the next sync."));
    }

    private Step load(Loader running) {
        Step step = running.step();
        if (step.kind() == Step.Kind.WAITING && running.isOverdue()) {
            Stop stop = running.stopped().orElseThrow();
            return ending.abandon(
                    stop.code(),
                    stop.message()
                            + " A call of the action did not return in time, so it is not waited for; the next sync settles this one.");
        }
        if (step.kind() != Step.Kind.DONE) {
            return step;
        }
        if (!run.tasks().isIdle()) {
            return Step.waiting(LONG);
        }
        report.loaded(running.counts());
        report.failures(control.failedRecords(mappingId, required(sync).row().number(), Report.SAMPLES));
        course.next(() -> fold(running));
        return Step.WORKED;
    }

    /** From here on what is folded is frozen: every run that comes to it folds the same. */
    private Step fold(Loader done) {
        long deliveredThrough = done.resolvedThrough();
        report.enter(SyncPhase.FOLD);
        control.startFolding(lease.requireGood(), deliveredThrough, deliveredThrough);
        SyncRow begun = required(sync).row();
        SyncRow frozen = control.findLastSync(mappingId)
                .filter(last -> last.number() == begun.number() && last.epoch() == begun.epoch())
                .orElseThrow(() -> new LeaseLostException(lease.lease())); // a successor has begun a sync meanwhile
        return folding.fold(frozen, () -> {
            endBaseline(required(extraction));
            Optional<Stop> stop = done.stopped().or(() -> Optional.ofNullable(requested));
            course.next(() -> ending.finish(report.result(stop)));
        });
    }

    /** All rows are folded, unless some were left for the next sync, which then goes on with it. */
    private void endBaseline(Extraction found) {
        if (required(sync).isBaseline() && !found.isCut() && requested == null) {
            control.endBaseline(lease.requireGood());
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The sync has not come so far.");
        }
        return value;
    }
}

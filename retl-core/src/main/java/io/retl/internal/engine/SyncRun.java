package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
import io.retl.RetlException;
import io.retl.StateException;
import io.retl.WarehouseException;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.SyncRow;
import io.retl.internal.control.SyncStage;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Warehouse;
import io.retl.internal.warehouse.Warehouse.FoldOutcome;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.Cut;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One run of one mapping: lease, settle, extract, load, fold.
 *
 * <p>Invariant: a row leaves the set of rows to send only when the destination confirmed it at that version. Whatever ends
 * a run early, a crash included, the next run settles it from what is stored and takes a fresh diff; there is no other
 * path. Not thread-safe: one thread steps it.
 */
final class SyncRun {
    private static final int MAX_FOLDS = 3;
    private static final Duration FOLD_PAUSE = Duration.ofSeconds(1);

    private final Mapping mapping;
    private final FieldMapping fields;
    private final Limits limits;
    private final Ports ports;
    private final Mailbox mailbox;
    private final Tasks tasks;
    private final LeaseKeeper lease;
    private final Report report;
    private final Failures failures;
    private Supplier<Step> state = this::acquire;
    private @Nullable SyncRow lastSync;
    private @Nullable SyncRow row;
    private @Nullable MappingState opened;
    private @Nullable Extraction extraction;
    private @Nullable Loader loader;
    private @Nullable Stop requested;
    private @Nullable SyncResult result;
    private @Nullable SyncResult settled;
    private volatile @Nullable String abandoned;
    private boolean adopting;
    private int failedFolds;

    /**
     * A run that has not begun.
     *
     * @param mapping the mapping
     * @param fields its fields, prepared
     * @param limits the limits
     * @param ports what it touches outside itself
     * @param lease for how long it takes the lease, and in whose name
     */
    SyncRun(Mapping mapping, FieldMapping fields, Limits limits, Ports ports, LeaseTerms lease) {
        this.mapping = mapping;
        this.fields = fields;
        this.limits = limits;
        this.ports = ports;
        this.mailbox = new Mailbox();
        this.lease = new LeaseKeeper(ports, mapping.id(), lease);
        this.failures = new Failures(mapping.id());
        this.report = new Report(mapping.id(), ports.clock(), ports.listeners());
        this.tasks = new Tasks(ports.executor(), mailbox, this::logContext);
    }

    /**
     * For how long a run takes the lease, and in whose name.
     *
     * @param holder the name that others see
     * @param duration how long it is good without a renewal
     */
    record LeaseTerms(String holder, Duration duration) {}

    /** Where tasks report; a driver waits on it. */
    Mailbox mailbox() {
        return mailbox;
    }

    /** Stops the run from any thread: what is on its way is answered, what was delivered is folded. */
    void cancel(String message) {
        mailbox.post(() -> stop(new Stop(SyncStatus.CANCELLED, ErrorCode.CANCELLED, message)));
    }

    /** Ends the run from any thread as a crash would: nothing is waited for, and the next sync settles this one. */
    void abandon(String message) {
        abandoned = message;
        mailbox.wake();
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
        return new LogContext(mapping.id(), report.number());
    }

    private Step stepInContext() {
        String reason = abandoned;
        if (reason != null && result == null) {
            return abandon(ErrorCode.CANCELLED, reason);
        }
        try {
            lease.keep();
            Runnable message = mailbox.poll();
            if (message != null) {
                message.run();
                return Step.WORKED;
            }
            if (tasks.failDropped()) {
                return Step.WORKED;
            }
            Step step = state.get();
            return step.kind() == Step.Kind.WAITING ? Step.waiting(shorter(step.atMost())) : step;
        } catch (LeaseLostException lost) {
            return abandon(ErrorCode.LEASE_LOST, String.valueOf(lost.getMessage()));
        } catch (MappingBusyException alive) {
            throw alive;
        } catch (RuntimeException | LinkageError | StackOverflowError defect) {
            report.cause(defect);
            if (Failures.codeOf(defect) == ErrorCode.CONTROL_STORE && lease.isOver()) {
                return abandon(
                        ErrorCode.LEASE_LOST, String.valueOf(new LeaseLostException(lease.lease()).getMessage()));
            }
            String settled = lease.isHeld() ? " The next sync settles this one." : "";
            return abandon(Failures.codeOf(defect), failures.messageOf(defect) + settled);
        }
    }

    /** What the run did, once a step was {@link Step.Kind#DONE}. */
    SyncResult result() {
        if (result == null) {
            throw new IllegalStateException("The sync is not over.");
        }
        return result;
    }

    private Duration shorter(Duration wait) {
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

    private Step acquire() {
        if (requested != null) {
            return end(report.result(requested));
        }
        Optional<Duration> wait = lease.tryAcquire();
        if (wait.isPresent()) {
            return Step.waiting(wait.get());
        }
        lastSync = ports.control().findLastSync(mapping.id()).orElse(null);
        state = this::settle;
        return Step.WORKED;
    }

    /**
     * Folds what a sync left that never ended, from its stored progress; from then on it is as if that sync had been
     * cancelled. There is nothing to resume: the next diff finds what is left, with fresh values.
     */
    private Step settle() {
        SyncRow last = lastSync;
        boolean own = last != null
                && last.epoch() >= lease.lease().epoch()
                && !ports.flaws().contains(Flaw.SETTLE_OWN_EPOCH);
        if (last == null
                || own
                || last.stage() == SyncStage.DONE
                || ports.flaws().contains(Flaw.SKIP_SETTLE)) {
            return openState();
        }
        report.settle(last.number());
        if (!hasSent(last)) {
            ports.control().finish(lease.requireGood(), report.interrupted());
            return openState();
        }
        return fold(last, () -> {
            ports.control().finish(lease.requireGood(), report.interrupted());
            state = this::openState;
        });
    }

    private Step openState() {
        return await(() -> ports.warehouse().open(lease.lease().epoch()), found -> {
            opened = found;
            Optional<StateException> difference = StateHistory.difference(
                    mapping.id(),
                    found,
                    lease.lease().epoch(),
                    lastSync,
                    ports.control().findLastFold(mapping.id()));
            if (difference.isPresent()) {
                report.begin(found.lastSync() + 1);
                fail(difference.get().code(), String.valueOf(difference.get().getMessage()));
                return;
            }
            adopting = ports.control().isAdopting(mapping.id());
            SyncRow begun = ports.control().begin(lease.requireGood(), found.lastSync());
            row = begun;
            report.begin(begun.number());
            RowShape shape = LoadContext.shape(found);
            report.warn(fields.warnings(shape));
            List<String> problems = fields.problems(shape);
            if (problems.isEmpty()) {
                state = this::extract;
            } else {
                state = () -> finish(report.result(
                        SyncStatus.FAILED,
                        ErrorCode.CONFIGURATION,
                        problems.stream()
                                .map(problem -> "Mapping '" + mapping.id() + "': " + problem)
                                .collect(Collectors.joining(" "))));
            }
        });
    }

    private Step extract() {
        if (requested != null) {
            return finish(report.result(requested));
        }
        MappingState from = required(opened);
        ExtractRequest request =
                new ExtractRequest(key(), trigger(), cut(), mapping.model().onDuplicateIds());
        report.enter(SyncPhase.EXTRACT);
        return await(() -> ports.warehouse().extract(from, request), found -> {
            extraction = found;
            report.extracted(found);
            state = this::guard;
        });
    }

    /** While rows are adopted no kind of change is wanted, so each is folded as seen. */
    private Set<ChangeKind> trigger() {
        return adopting ? Set.of() : mapping.trigger();
    }

    /** After a cut sync the next one begins at another part of the hash range, small enough to be taken whole. */
    private Cut cut() {
        long limit = limits.recordsPerSync();
        long before = lastSync == null ? 0 : lastSync.differences();
        int buckets = (int) Math.min(1_000_000, before / limit * 2 + (before > 0 ? 2 : 1));
        return new Cut(limit, buckets, (int) (required(row).number() % buckets));
    }

    private Step guard() {
        Extraction found = required(extraction);
        if (requested != null) {
            return finish(report.result(requested));
        }
        Optional<String> objection = adopting
                ? Optional.empty()
                : MassDeleteGuard.objection(
                        mapping.id(), found, limits, ports.control().findApproval(mapping.id()));
        if (objection.isPresent()) {
            ports.control().askForApproval(lease.requireGood(), found.deletes());
            return finish(report.result(SyncStatus.PAUSED, ErrorCode.MASS_DELETE, objection.get()));
        }
        ports.control().clearApproval(lease.requireGood());
        boolean listed = found.state().unresolvedCount() > found.parked(); // the fold forgets what differs no more
        if (found.summary().staged() == 0 && !found.hasDuplicates() && !listed) {
            endAdoption(found);
            return finish(report.result(Optional.empty()));
        }
        return startLoading(found);
    }

    private Step startLoading(Extraction found) {
        MappingState from = found.state();
        LoadPlan plan = new LoadPlan(
                from.stateId(),
                from.lastSync(),
                found.before(),
                found.summary().staged()
                        + found.summary().withoutId()
                        + found.summary().parked(),
                from.signature(),
                found.encoding(),
                !found.isCut(),
                found.hasDuplicates(),
                ports.clock().now().getEpochSecond());
        ports.control().startLoading(lease.requireGood(), plan, found.isCut() ? found.differences() : 0);
        report.enter(SyncPhase.LOAD);
        loader = new Loader(
                new LoadContext(mapping, trigger(), fields, limits, ports, tasks, lease, mailbox, key(), found),
                this::readFailed);
        state = this::load;
        return Step.WORKED;
    }

    private Step load() {
        Loader running = required(loader);
        Step step = running.step();
        if (step.kind() == Step.Kind.WAITING && running.isOverdue()) {
            Stop stop = running.stopped().orElseThrow();
            return abandon(
                    stop.code(),
                    stop.message()
                            + " A call of the action did not return in time, so it is not waited for; the next sync settles this one.");
        }
        if (step.kind() != Step.Kind.DONE) {
            return step;
        }
        if (!tasks.isIdle()) {
            return Step.waiting(Duration.ofMinutes(1));
        }
        report.loaded(running.tally().loaded(required(extraction)));
        report.failures(ports.control().failedRecords(mapping.id(), key().number(), Report.SAMPLES));
        state = () -> fold(running.resolvedThrough());
        return Step.WORKED;
    }

    private Step fold(long deliveredThrough) {
        report.enter(SyncPhase.FOLD);
        ports.control().startFolding(lease.requireGood(), deliveredThrough, deliveredThrough);
        SyncRow frozen = ports.control()
                .findLastSync(mapping.id())
                .filter(last -> last.number() == key().number() && last.epoch() == key().epoch())
                .orElseThrow(() -> new LeaseLostException(lease.lease())); // a successor has begun a sync meanwhile
        return fold(frozen, () -> {
            endAdoption(required(extraction));
            Stop stop = required(loader).stopped().orElse(requested);
            state = () -> finish(report.result(Optional.ofNullable(stop)));
        });
    }

    /** Folds a sync as often as it takes, within reason: the guard in the warehouse lets it happen once. */
    private Step fold(SyncRow sync, Runnable folded) {
        Warehouse.FoldOrder order = order(sync);
        return await(
                () -> foldInTime(order),
                outcome -> {
                    if (outcome == FoldOutcome.REFUSED) {
                        fail(ErrorCode.STATE_DAMAGED, failures.refused(sync.number()));
                    } else {
                        failedFolds = 0;
                        folded.run();
                    }
                },
                failure -> {
                    if (!(failure instanceof WarehouseException) || ++failedFolds >= MAX_FOLDS) {
                        failed(failure);
                        return;
                    }
                    report.cause(failure);
                    long retry = ports.clock().nanos() + FOLD_PAUSE.toNanos() * failedFolds;
                    state = () -> ports.clock().nanos() - retry < 0
                            ? Step.waiting(
                                    Duration.ofNanos(retry - ports.clock().nanos()))
                            : fold(sync, folded);
                });
    }

    /** All rows are folded, unless some were left for the next sync, which then goes on with it. */
    private void endAdoption(Extraction found) {
        if (adopting && !found.isCut() && requested == null) {
            ports.control().endAdoption(lease.requireGood());
        }
    }

    /** Runs as a task, which may have waited long for a thread. */
    private FoldOutcome foldInTime(Warehouse.FoldOrder order) {
        lease.requireGood();
        return ports.warehouse().fold(order);
    }

    /** The sync is settled: nothing is left for the next one. */
    private Step finish(SyncResult ended) {
        ports.control().finish(lease.requireGood(), ended);
        settled = ended;
        return await(
                () -> {
                    ports.warehouse().sweep(lease.lease().epoch());
                    return true;
                },
                dropped -> state = () -> end(ended),
                failure -> state = () -> end(ended)); // the next sync sweeps what is left
    }

    private Step end(SyncResult ended) {
        result = ended;
        state = () -> Step.DONE;
        try {
            lease.release(loader == null ? Duration.ZERO : loader.rest());
        } catch (LeaseLostException alreadyTaken) {
            // The result says so where it matters; there is nothing to give back.
            return Step.DONE;
        } catch (RetlException failure) {
            report.cause(failure); // the lease runs out by itself
            return Step.DONE;
        }
        return Step.DONE;
    }

    /** Ends the run as a crash would. The lease is left to expire, because a request or a fold may be in the air. */
    private Step abandon(ErrorCode code, String message) {
        if (settled != null) {
            return end(settled); // only tidying up was left
        }
        if (loader != null && result == null) {
            report.loaded(loader.abandoned().loaded(required(extraction)));
        }
        SyncStatus status = switch (code) {
            case CONTROL_STORE -> SyncStatus.PAUSED;
            case CANCELLED -> SyncStatus.CANCELLED;
            default -> SyncStatus.FAILED;
        };
        result = report.result(status, code, message);
        state = () -> Step.DONE;
        if (ports.flaws().contains(Flaw.RELEASE_WITH_REQUEST_IN_AIR) && lease.isHeld()) {
            lease.release(Duration.ZERO);
        }
        return Step.DONE;
    }

    /** Ends the sync without folding; what it stored stays for the next sync to settle. */
    private void fail(ErrorCode code, String message) {
        SyncResult failed = report.result(SyncStatus.FAILED, code, message);
        state = () -> end(failed);
    }

    private void failed(Throwable failure) {
        if (failure instanceof LeaseLostException lost) {
            throw lost;
        }
        report.cause(failure);
        ErrorCode code = Failures.codeOf(failure);
        boolean unfolded = ports.control()
                .findLastSync(mapping.id())
                .filter(SyncRun::hasSent)
                .isPresent();
        if (unfolded) {
            fail(
                    code == ErrorCode.WAREHOUSE ? ErrorCode.FOLD_FAILED : code,
                    "What was delivered is kept for the next sync to fold. " + failures.messageOf(failure));
            return;
        }
        if (row == null && lastSync == null) {
            // No sync is begun that would hide that the control store knows nothing of the mapping.
            report.begin(1);
            fail(code, failures.messageOf(failure));
            return;
        }
        if (row == null) {
            row = ports.control().begin(lease.requireGood(), 0);
            report.begin(key().number());
        }
        SyncResult ended = report.result(SyncStatus.FAILED, code, failures.messageOf(failure));
        state = () -> finish(ended);
    }

    private static boolean hasSent(SyncRow sync) {
        return sync.stage() == SyncStage.LOADING || sync.stage() == SyncStage.FOLDING;
    }

    private Warehouse.FoldOrder order(SyncRow folded) {
        return FoldOrders.of(folded, lease.lease().epoch(), ports.control().failures(mapping.id(), folded.number()));
    }

    private SyncKey key() {
        SyncRow running = required(row);
        return new SyncKey(running.number(), running.epoch());
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The sync has not come so far.");
        }
        return value;
    }

    private void readFailed(Throwable failure) {
        report.cause(failure);
        stop(new Stop(
                SyncStatus.FAILED,
                Failures.codeOf(failure),
                failures.messageOf(failure) + " The rest is left for the next sync."));
    }

    private <T> Step await(Callable<T> work, Consumer<T> done) {
        return await(work, done, this::failed);
    }

    private <T> Step await(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        state = () -> Step.waiting(Duration.ofMinutes(1));
        tasks.start(work, done, failed);
        return Step.WORKED;
    }
}

package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.MappingBusyException;
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
public final class SyncRun {
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

    /**
     * A run that has not begun.
     *
     * @param mapping the mapping
     * @param fields its fields, prepared
     * @param limits the limits
     * @param ports what it touches outside itself
     * @param lease for how long it takes the lease, and in whose name
     */
    public SyncRun(Mapping mapping, FieldMapping fields, Limits limits, Ports ports, LeaseTerms lease) {
        this.mapping = mapping;
        this.fields = fields;
        this.limits = limits;
        this.ports = ports;
        this.mailbox = new Mailbox();
        this.tasks = new Tasks(ports.executor(), mailbox);
        this.lease = new LeaseKeeper(ports.control(), ports.clock(), mapping.id(), lease.holder(), lease.duration());
        this.failures = new Failures(mapping.id());
        this.report = new Report(mapping.id(), ports.clock(), ports.listeners());
    }

    /**
     * For how long a run takes the lease, and in whose name.
     *
     * @param holder the name that others see
     * @param duration how long it is good without a renewal
     */
    public record LeaseTerms(String holder, Duration duration) {}

    /** Where tasks report; a driver waits on it. */
    Mailbox mailbox() {
        return mailbox;
    }

    /** Stops the run from any thread: what is on its way is answered, what was delivered is folded. */
    public void cancel(String message) {
        mailbox.post(() -> stop(new Stop(SyncStatus.CANCELLED, ErrorCode.CANCELLED, message)));
    }

    /**
     * Does one thing.
     *
     * @throws io.retl.MappingBusyException if another run of the mapping lives
     */
    public Step step() {
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
            return abandon(Failures.codeOf(defect), failures.messageOf(defect) + " The next sync settles this one.");
        }
    }

    /** What the run did, once a step was {@link Step.Kind#DONE}. */
    public SyncResult result() {
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

    private Step settle() {
        SyncRow last = lastSync;
        if (last == null || last.epoch() >= lease.lease().epoch() || !hasSent(last)) {
            return openState();
        }
        report.begin(last.number());
        Warehouse.FoldOrder order = order(last);
        return await(() -> foldInTime(order), outcome -> {
            if (outcome == FoldOutcome.REFUSED) {
                fail(ErrorCode.STATE_DAMAGED, failures.refused(last.number()));
            } else {
                ports.control().finish(lease.requireGood());
                state = this::openState;
            }
        });
    }

    private Step openState() {
        return await(ports.warehouse()::open, found -> {
            opened = found;
            SyncRow begun = ports.control().begin(lease.requireGood(), found.lastSync());
            row = begun;
            report.begin(begun.number());
            RowShape shape = LoadContext.shape(found);
            report.warn(fields.warnings(shape));
            List<String> problems = fields.problems(shape);
            if (found.epoch() > lease.lease().epoch()) {
                fail(
                        ErrorCode.LEASE_LOST,
                        failures.laterEpoch(found, lease.lease().epoch()));
            } else if (isRestored(found)) {
                fail(ErrorCode.STATE_DAMAGED, failures.restored(found));
            } else if (problems.isEmpty()) {
                state = this::extract;
            } else {
                fail(
                        ErrorCode.CONFIGURATION,
                        problems.stream()
                                .map(problem -> "Mapping '" + mapping.id() + "': " + problem)
                                .collect(Collectors.joining(" ")));
            }
        });
    }

    private Step extract() {
        if (requested != null) {
            return finish(report.result(requested));
        }
        MappingState from = required(opened);
        ExtractRequest request = new ExtractRequest(
                key(), mapping.trigger(), cut(), mapping.model().onDuplicateIds());
        report.enter(SyncPhase.EXTRACT);
        return await(() -> ports.warehouse().extract(from, request), found -> {
            extraction = found;
            report.extracted(found);
            state = this::guard;
        });
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
        Optional<String> objection = MassDeleteGuard.objection(
                mapping.id(), found, limits, ports.control().findApproval(mapping.id()));
        if (objection.isPresent()) {
            ports.control().askForApproval(lease.requireGood(), found.deletes());
            return finish(report.result(SyncStatus.PAUSED, ErrorCode.MASS_DELETE, objection.get()));
        }
        ports.control().clearApproval(lease.requireGood());
        if (found.summary().staged() == 0 && !found.hasDuplicates()) {
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
                found.summary().staged() + found.summary().withoutId(),
                from.signature(),
                found.encoding(),
                !found.isCut(),
                found.hasDuplicates());
        ports.control().startLoading(lease.requireGood(), plan, found.isCut() ? found.differences() : 0);
        report.enter(SyncPhase.LOAD);
        loader = Loader.of(
                new LoadContext(mapping, fields, limits, ports, tasks, lease, mailbox, key(), found), this::readFailed);
        state = this::load;
        return Step.WORKED;
    }

    private Step load() {
        Loader running = required(loader);
        Step step = running.step();
        if (step.kind() != Step.Kind.DONE) {
            return step;
        }
        if (!tasks.isIdle()) {
            return Step.waiting(Duration.ofMinutes(1));
        }
        report.loaded(running.tally().loaded(required(extraction)));
        report.failures(ports.control().failures(mapping.id(), key().number()));
        state = () -> fold(running.resolvedThrough());
        return Step.WORKED;
    }

    private Step fold(long deliveredThrough) {
        report.enter(SyncPhase.FOLD);
        ports.control().startFolding(lease.requireGood(), deliveredThrough, deliveredThrough);
        SyncRow frozen = ports.control().findLastSync(mapping.id()).orElseThrow();
        Warehouse.FoldOrder order = order(frozen);
        return await(() -> foldInTime(order), outcome -> {
            if (outcome == FoldOutcome.REFUSED) {
                fail(ErrorCode.STATE_DAMAGED, failures.refused(frozen.number()));
            } else {
                Stop stop = required(loader).stopped().orElse(requested);
                state = () -> finish(report.result(Optional.ofNullable(stop)));
            }
        });
    }

    /** Runs as a task, which may have waited long for a thread. */
    private FoldOutcome foldInTime(Warehouse.FoldOrder order) {
        lease.requireGood();
        return ports.warehouse().fold(order);
    }

    /** The sync is settled: nothing is left for the next one. */
    private Step finish(SyncResult ended) {
        ports.control().finish(lease.requireGood());
        return await(
                () -> {
                    ports.warehouse().sweep();
                    return true;
                },
                dropped -> state = () -> end(ended),
                failure -> state = () -> end(ended)); // the next sync sweeps what is left
    }

    private Step end(SyncResult ended) {
        result = ended;
        state = () -> Step.DONE;
        try {
            lease.release();
        } catch (LeaseLostException alreadyTaken) {
            // The result says so where it matters; there is nothing to give back.
            return Step.DONE;
        }
        return Step.DONE;
    }

    /** Ends the run as a crash would. The lease is left to expire, because a request or a fold may be in the air. */
    private Step abandon(ErrorCode code, String message) {
        if (loader != null && result == null) {
            report.loaded(loader.abandoned().loaded(required(extraction)));
        }
        result = report.result(SyncStatus.FAILED, code, message);
        state = () -> Step.DONE;
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

    private boolean isRestored(MappingState found) {
        return ports.control()
                .findLastFold(mapping.id())
                .filter(fold -> !fold.stateId().equals(found.stateId()) || fold.syncNumber() > found.lastSync())
                .isPresent();
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

package io.retl.internal.load;

import io.retl.InternalException;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.event.ProgressEvent;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.delivery.Channel;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Step;
import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of a delta. Not thread-safe; sends and reads run as tasks.
 *
 * <p>Invariants: a batch leaves only when the {@link Window} lets it; deletes are answered before another change leaves;
 * heap holds two pages and the batches without an outcome, whatever the delta's size.
 */
public final class Loader {
    private static final long MAX_OPEN_BYTES = 16L << 20;
    private static final Duration LONG = Duration.ofMinutes(1);
    /** How much longer than its time-out a call may take once the sync is to stop. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Mapping mapping;
    private final long syncNumber;
    private final Ports ports;
    private final Channel channel;
    private final Tasks tasks;
    private final LeaseKeeper lease;
    private final Runnable wake;
    private final RowBuffer buffer;
    private final BatchBuilder builder;
    private final Marks marks;
    private final Ledger ledger;
    private final OpenBatches batches = new OpenBatches();
    private final Window window;
    private final Verdicts verdicts;
    private final Sender sender;
    private final Extraction extraction;
    private final long toSend;
    private long reported;
    private long highestSent = Long.MIN_VALUE;
    private boolean waitsForSlot;
    private long slotAt;
    private long overdueAt;
    private long now;
    private @Nullable Stop stop;

    /**
     * A loader of a delta.
     *
     * @param readFailed told when pages cannot be read
     */
    public Loader(LoadContext load, Consumer<Throwable> readFailed) {
        this.extraction = load.extraction();
        this.mapping = load.mapping();
        this.syncNumber = load.sync().number();
        this.ports = load.ports();
        this.channel = ports.channel();
        this.tasks = load.tasks();
        this.lease = load.lease();
        this.wake = load.mailbox()::wake;
        this.toSend = extraction.toSend();
        this.marks = new Marks(
                ports.control(),
                lease,
                ports.clock(),
                ports.flaws(),
                window(load.limits(), channel),
                extraction.before());
        this.ledger = new Ledger(mapping, load.limits(), marks);
        this.buffer = new RowBuffer(
                ports.warehouse(), load.sync(), extraction, ExtractRequest.kinds(load.trigger()), tasks, readFailed);
        this.builder =
                new BatchBuilder(buffer, load.mapper(), channel.batchLimits(), ledger, this::rests, marks.window());
        this.window = new Window(marks, batches, builder, buffer, extraction.last());
        this.verdicts = new Verdicts(ledger, batches, ports.clock(), ports.flaws());
        this.sender = new Sender(load, verdicts, this::stop);
    }

    /** How many rows may be between the two marks; it bounds the duplicates after a crash. */
    public static long window(Limits limits, Channel channel) {
        long onTheWay = (long) channel.batchLimits().maxRecords() * channel.maxConcurrency();
        return Math.max(limits.window(), 2 * onTheWay);
    }

    /** Does one thing; {@link Step#DONE} when everything that was sent is resolved and nothing more will be sent. */
    public Step step() {
        now = ports.clock().nanos(); // once, so that what is due is due for the whole step
        verdicts.deliverLate();
        stopIfTooManyFailed();
        advance();
        if (window.isDue()) {
            if (stop == null) {
                window.store();
            } else {
                window.storeResolved();
            }
            return Step.WORKED;
        }
        if (stop == null) {
            builder.fill();
            stopIfTooManyFailed();
        }
        if (stop == null) {
            boolean reading = buffer.tryReadAhead();
            if (trySend() || reading) {
                return Step.WORKED;
            }
        }
        if (batches.isEmpty() && (stop != null || builder.isExhausted())) {
            advance();
            marks.writeFailures();
            return Step.DONE;
        }
        return Step.waiting(untilSomethingIsDue());
    }

    /** Sends nothing more; what is on its way is still answered. The first reason counts. */
    public void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
            overdueAt = ports.clock().nanos() + channel.timeout().plus(GRACE).toNanos();
            sender.stop();
            builder.stop(highestSent);
        }
    }

    /** Whether the load was stopped and calls have not returned for so long that nobody should wait for them. */
    public boolean isOverdue() {
        return stop != null && !batches.isEmpty() && ports.clock().nanos() - overdueAt >= 0;
    }

    /** Why the load was stopped, if it was. */
    public Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    /** The number up to which every row is resolved; no row beyond it was sent, once the load is done. */
    public long resolvedThrough() {
        advance();
        long resolved = window.resolved();
        if (resolved < highestSent) {
            throw new InternalException(
                    "Mapping '%s': row %s was sent, but row %s has no outcome."
                            .formatted(mapping.id(), highestSent, resolved + 1),
                    null);
        }
        return resolved;
    }

    /** What became of the rows. */
    public SyncResult.Loaded counts() {
        return ledger.tally().loaded(extraction);
    }

    /** How long from now a request that was never answered may still be applied; zero if none may. */
    public Duration rest() {
        return sender.rest();
    }

    /** The counts of a run that reads no more answers: what is on its way is unknown. */
    public SyncResult.Loaded abandoned() {
        batches.all().forEach(batch -> {
            for (int record = batch.openRecords(); record > 0; record--) {
                ledger.tally().unknown();
            }
        });
        return counts();
    }

    private void advance() {
        window.advance();
        if (ledger.done() > reported) {
            reported = ledger.done();
            ports.listeners().progress(new ProgressEvent(mapping.id(), syncNumber, reported, toSend));
        }
    }

    private void stopIfTooManyFailed() {
        ledger.stop().ifPresent(this::stop);
    }

    /** Whether requests of an earlier run may still be applied. */
    private boolean rests() {
        return !ports.flaws().contains(Flaw.NO_HOLD) && !lease.untilQuiet().isZero();
    }

    private boolean trySend() {
        waitsForSlot = false;
        if (sender.isBlocked()) {
            return false;
        }
        Attempt attempt = sender.queue().peek(now);
        Batch waiting = builder.peekBatch();
        if (waiting != null && batches.isEmpty() && !window.reaches(waiting.last())) {
            builder.shorten(window::reaches); // nothing is on its way that could move the window
        }
        if (attempt == null && (sender.queue().isBackingOff() || !mayLeave(builder.peekBatch()))) {
            return false;
        }
        Duration wait = channel.tryEnter(wake);
        waitsForSlot = !wait.isZero();
        if (waitsForSlot) {
            slotAt = now + wait.toNanos();
            return false;
        }
        if (attempt == null) {
            Batch batch = builder.takeBatch();
            highestSent = Math.max(highestSent, batch.last());
            batches.add(batch);
            attempt = Attempt.first(batch, now);
        } else {
            sender.queue().remove(attempt);
        }
        sender.send(attempt);
        return true;
    }

    private boolean mayLeave(@Nullable Batch next) {
        if (next == null) {
            return false;
        }
        boolean passesDelete = batches.hasDeletes() && !next.isDelete();
        if (passesDelete && !ports.flaws().contains(Flaw.ADDS_BEFORE_DELETES)) {
            return false;
        }
        if (!batches.isEmpty() && batches.bytes() + next.rowBytes() > MAX_OPEN_BYTES) {
            return false;
        }
        return ports.flaws().contains(Flaw.MARK_AFTER_SEND) || window.tryReserve(next);
    }

    private Duration untilSomethingIsDue() {
        boolean timed = window.isAhead();
        Duration wait = timed ? marks.untilDue() : LONG;
        OptionalLong retry = sender.queue().nextAt();
        if (stop == null && retry.isPresent() && retry.getAsLong() - now > 0) { // one that is due waits for a slot
            wait = shorter(wait, retry.getAsLong() - now);
            timed = true;
        }
        if (stop == null && waitsForSlot) {
            wait = shorter(wait, slotAt - now);
            timed = true;
        }
        if (stop == null && builder.isHeldBack()) {
            wait = shorter(wait, lease.untilQuiet().toNanos());
            timed = true;
        }
        OptionalLong quiet = verdicts.nextQuiet();
        if (quiet.isPresent()) {
            wait = shorter(wait, quiet.getAsLong() - now);
            timed = true;
        }
        if (stop != null && !batches.isEmpty()) {
            wait = shorter(wait, overdueAt - now);
            timed = true;
        }
        if (tasks.isIdle() && !timed) {
            throw new InternalException("Mapping '" + mapping.id() + "': the load waits for nothing.", null);
        }
        return wait;
    }

    private static Duration shorter(Duration wait, long nanos) {
        return wait.toNanos() < nanos ? wait : Duration.ofNanos(Math.max(0, nanos));
    }
}

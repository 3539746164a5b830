package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.InternalException;
import io.retl.Mapping;
import io.retl.destination.spi.DeliveryContext;
import io.retl.event.ProgressEvent;
import io.retl.internal.control.Failure;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.delivery.Channel;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.DeltaKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the rows of a delta. Not thread-safe; sends and reads run as tasks.
 *
 * <p>Invariants: a batch leaves only when the reserved mark covers it; deletes are answered before another change leaves;
 * a row is resolved only by its own outcome; heap holds two pages and the batches on their way, whatever the delta's size.
 */
final class Loader {
    private static final long MAX_BYTES_ON_THE_WAY = 16L << 20;
    private static final long MAX_BATCH_ROW_BYTES = 8L << 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Mapping mapping;
    private final Channel channel;
    private final DeliveryContext context;
    private final RowMapper mapper;
    private final RowBuffer buffer;
    private final Marks marks;
    private final Tasks tasks;
    private final LeaseKeeper lease;
    private final Runnable wake;
    private final int maxRecords;
    private final long maxBytes;
    private final long maxFailures;
    private final long last;
    private final long toSend;
    private final Listeners listeners;
    private final Tally tally = new Tally();
    private final Deque<Batch> onTheWay = new ArrayDeque<>();
    private Batch next = new Batch();
    private boolean nextIsFull;
    private boolean waitsForSlot;
    private int sending;
    private long sendingBytes;
    private long resolved;
    private long done;
    private @Nullable Stop stop;

    /**
     * A loader of a delta.
     *
     * @param readFailed told when pages cannot be read
     */
    static Loader of(LoadContext load, Consumer<Throwable> readFailed) {
        Extraction extraction = load.extraction();
        MappingState state = extraction.state();
        Ports ports = load.ports();
        RowMapper mapper = new RowMapper(
                load.fields(),
                LoadContext.shape(state),
                new MessageIds(state.stateId(), load.mapping().id()),
                ports.clock().now(),
                load.limits());
        Set<DeltaKind> wanted = ExtractRequest.kinds(load.mapping().trigger());
        RowBuffer buffer = new RowBuffer(ports.warehouse(), load.sync(), extraction, wanted, load.tasks(), readFailed);
        long window = Marks.window(load.limits(), ports.channel());
        Marks marks = new Marks(ports.control(), load.lease(), ports.clock(), window, extraction.before());
        return new Loader(load, mapper, buffer, marks);
    }

    private Loader(LoadContext load, RowMapper mapper, RowBuffer buffer, Marks marks) {
        this.mapping = load.mapping();
        this.channel = load.ports().channel();
        this.tasks = load.tasks();
        this.lease = load.lease();
        this.wake = load.mailbox()::wake;
        this.maxRecords = channel.batchLimits().maxRecords();
        this.maxBytes = channel.batchLimits().maxBytes();
        this.maxFailures = load.limits().failedRecordsPerSync();
        this.last = load.extraction().last();
        this.resolved = load.extraction().before();
        this.mapper = mapper;
        this.buffer = buffer;
        this.marks = marks;
        this.context = channel.context(mapping.id(), load.sync().number());
        this.listeners = load.ports().listeners();
        this.toSend = load.extraction().toSend();
    }

    /** Does one thing; {@link Step#DONE} when everything that was sent is resolved and nothing more will be sent. */
    Step step() {
        advance();
        if (marks.isDue(resolved)) {
            marks.move(resolved, stop == null ? Math.min(last, resolved + marks.window()) : marks.reserved());
            return Step.WORKED;
        }
        if (stop == null) {
            fill();
            boolean reading = buffer.tryReadAhead();
            boolean sent = stop == null && !next.isEmpty() && nextIsFull && trySend();
            if (reading || sent) {
                return Step.WORKED;
            }
        }
        if (onTheWay.isEmpty() && (stop != null || (next.isEmpty() && buffer.isExhausted()))) {
            marks.writeFailures();
            return Step.DONE;
        }
        if (tasks.isIdle() && !waitsForSlot) {
            throw new InternalException("Mapping '" + mapping.id() + "': the load waits for nothing.", null);
        }
        return Step.waiting(resolved > marks.delivered() ? marks.untilDue() : LONG);
    }

    void stop(Stop reason) {
        if (stop == null) {
            stop = reason;
        }
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    /** The number up to which every row is resolved. */
    long resolvedThrough() {
        advance();
        return resolved;
    }

    Tally tally() {
        return tally;
    }

    /** The counts of a run that reads no more answers: what is on its way is unknown. */
    Tally abandoned() {
        for (Batch batch : onTheWay) {
            for (int record = 0; record < batch.size() && !batch.isResolved(); record++) {
                tally.unknown();
            }
        }
        return tally;
    }

    /** Every row before the first that waits or is on its way is resolved: sent and answered, rejected, or not wanted. */
    private void advance() {
        while (!onTheWay.isEmpty() && onTheWay.element().isResolved()) {
            resolved = onTheWay.remove().last();
        }
        if (!onTheWay.isEmpty()) {
            return;
        }
        Page.DeltaRow waiting = buffer.peek();
        if (!next.isEmpty()) {
            resolved = Math.max(resolved, next.first() - 1);
        } else if (waiting != null) {
            resolved = Math.max(resolved, waiting.seq() - 1);
        } else {
            resolved = Math.max(resolved, Math.min(buffer.readThrough(), last));
        }
    }

    /** Takes rows into the next batch until it is full, the sides change or no row is there. */
    private void fill() {
        while (!nextIsFull && stop == null) {
            Page.DeltaRow row = buffer.peek();
            if (row == null) {
                nextIsFull = buffer.isExhausted();
                return;
            }
            if (!next.isEmpty() && next.isDelete() != row.seq() <= 0) {
                nextIsFull = true;
                return;
            }
            if (!next.isEmpty() && next.rowBytes() + row.bytes() > MAX_BATCH_ROW_BYTES) {
                nextIsFull = true;
                return;
            }
            if (!tryAdd(row)) {
                nextIsFull = true;
                return;
            }
            nextIsFull = next.size() >= maxRecords;
        }
    }

    /** Maps the row and takes it; false if the batch has no room for it. */
    private boolean tryAdd(Page.DeltaRow row) {
        RowMapper.Result result = mapper.map(row);
        if (result instanceof RowMapper.Refused refused) {
            buffer.take();
            done++;
            FailedRecord record = refused.record();
            reject(row, record.code(), record.reason());
            return true;
        }
        RowMapper.Mapped mapped = (RowMapper.Mapped) result;
        if (mapped.bytes() > maxBytes) {
            buffer.take();
            done++;
            reject(
                    row,
                    ErrorCode.RECORD_TOO_LARGE,
                    "Its fields have %s bytes as JSON; the action takes %s at most."
                            .formatted(mapped.bytes(), maxBytes));
            return true;
        }
        if (next.payloadBytes() + mapped.bytes() > maxBytes) {
            return false;
        }
        buffer.take();
        next.add(row, mapped.payload(), mapped.bytes());
        return true;
    }

    private boolean trySend() {
        boolean deletesOnTheWay = !onTheWay.isEmpty() && onTheWay.element().isDelete();
        if (deletesOnTheWay && !next.isDelete()) {
            return false;
        }
        if (sending > 0 && sendingBytes + next.rowBytes() > MAX_BYTES_ON_THE_WAY) {
            return false;
        }
        if (next.last() > marks.reserved() && !tryReserve()) {
            return false;
        }
        waitsForSlot = !channel.tryEnter(wake);
        if (waitsForSlot) {
            return false;
        }
        Batch batch = next;
        next = new Batch();
        nextIsFull = false;
        onTheWay.add(batch);
        sending++;
        sendingBytes += batch.rowBytes();
        tasks.start(() -> send(batch), outcomes -> answered(batch, outcomes), failure -> unsent(batch, failure));
        return true;
    }

    /** Runs as a task. The slot is given back here, because a run that has ended reads no answer. */
    private List<Outcome> send(Batch batch) {
        try {
            lease.requireGood(); // the task may have waited long for a thread
            batch.depart();
            return channel.send(batch.payloads(), context);
        } finally {
            channel.leave();
        }
    }

    /** Moves the reserved mark so far that the next batch and what has been read fit, if the window allows it. */
    private boolean tryReserve() {
        long unresolved = next.size();
        for (Batch batch : onTheWay) {
            unresolved += batch.size();
        }
        long target = Math.min(last, resolved + marks.window());
        if (unresolved <= marks.window()) {
            target = Math.max(target, next.last());
            if (unresolved + buffer.size() <= marks.window()) {
                target = Math.max(target, buffer.lastArrived(target));
            }
        }
        if (target < next.last()) {
            return false;
        }
        marks.move(resolved, target);
        return true;
    }

    private void answered(Batch batch, List<Outcome> outcomes) {
        left(batch);
        for (int index = 0; index < batch.size(); index++) {
            Page.DeltaRow row = batch.rows().get(index);
            Outcome outcome = outcomes.get(index);
            switch (outcome.kind()) {
                case DELIVERED -> tally.delivered(row.kind());
                case REJECTED -> reject(row, ErrorCode.RECORD_REJECTED, outcome.reason());
                case UNKNOWN -> leaveUnknown(row, outcome.reason());
                case NOT_SENT -> defer(row, ErrorCode.NOT_SENT, outcome.reason());
                case CREDENTIAL -> {
                    defer(row, ErrorCode.DESTINATION_CREDENTIALS, outcome.reason());
                    stop(paused(ErrorCode.DESTINATION_CREDENTIALS, "refused the credentials"));
                }
                case CONFIGURATION -> {
                    defer(row, ErrorCode.DESTINATION_CONFIGURATION, outcome.reason());
                    stop(paused(ErrorCode.DESTINATION_CONFIGURATION, "is set up wrongly"));
                }
            }
        }
        batch.resolve();
        progressed(batch.size());
    }

    private void progressed(int records) {
        done += records;
        listeners.progress(new ProgressEvent(mapping.id(), context.syncNumber(), done, toSend));
    }

    /** The call was not begun, because the executor refused the task or the lease ended; or it broke, which is unknown. */
    private void unsent(Batch batch, Throwable failure) {
        left(batch);
        for (Page.DeltaRow row : batch.rows()) {
            if (batch.hasDeparted()) {
                leaveUnknown(row, "The call broke with " + failure.getClass().getName() + ".");
            } else {
                defer(row, ErrorCode.NOT_SENT, "It was not sent.");
            }
        }
        batch.resolve();
        if (failure instanceof LeaseLostException lost) {
            throw lost;
        }
        if (!batch.hasDeparted() && failure instanceof RejectedExecutionException) {
            channel.leave();
            stop(new Stop(
                    SyncStatus.CANCELLED,
                    ErrorCode.CANCELLED,
                    "Mapping '%s': the executor takes no more tasks (%s). The rest is left for the next sync."
                            .formatted(mapping.id(), failure.getClass().getSimpleName())));
        }
    }

    private void left(Batch batch) {
        sending--;
        sendingBytes -= batch.rowBytes();
    }

    private Stop paused(ErrorCode code, String what) {
        return new Stop(
                SyncStatus.PAUSED,
                code,
                "Destination '%s' %s; its words stand with the failed records. The rest is left for the next sync."
                        .formatted(mapping.destination().id(), what));
    }

    private void reject(Page.DeltaRow row, ErrorCode code, String reason) {
        tally.rejected();
        fail(row, FailedRecord.Outcome.REJECTED, code, reason);
    }

    private void leaveUnknown(Page.DeltaRow row, String reason) {
        tally.unknown();
        fail(row, FailedRecord.Outcome.UNKNOWN, ErrorCode.OUTCOME_UNKNOWN, reason);
    }

    private void defer(Page.DeltaRow row, ErrorCode code, String reason) {
        fail(row, FailedRecord.Outcome.DEFERRED, code, reason);
    }

    private void fail(Page.DeltaRow row, FailedRecord.Outcome outcome, ErrorCode code, String reason) {
        marks.add(new Failure(row.seq(), new FailedRecord(row.recordId(), row.changeKind(), outcome, code, reason)));
        if (marks.failures() > maxFailures) {
            stop(new Stop(
                    SyncStatus.PARTIAL,
                    ErrorCode.TOO_MANY_FAILURES,
                    "Mapping '%s': more than %s records failed, which is the limit. The rest is left for the next sync. The reasons stand with the failed records."
                            .formatted(mapping.id(), maxFailures)));
        }
    }
}

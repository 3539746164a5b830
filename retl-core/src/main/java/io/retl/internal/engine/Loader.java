package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.InternalException;
import io.retl.Mapping;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import io.retl.internal.control.Failure;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.delivery.Channel;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.json.Json;
import io.retl.internal.mapping.MappingFailedException;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
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
    private final Tally tally = new Tally();
    private final Deque<Batch> onTheWay = new ArrayDeque<>();
    private Batch next = new Batch();
    private boolean nextIsFull;
    private boolean waitsForSlot;
    private int sending;
    private long sendingBytes;
    private long resolved;
    private @Nullable Stop stop;

    Loader(LoadContext load, RowMapper mapper, RowBuffer buffer, Marks marks, DeliveryContext context) {
        this.mapping = load.mapping();
        this.channel = load.ports().channel();
        this.tasks = load.tasks();
        this.lease = load.lease();
        this.wake = load.mailbox()::wake;
        this.maxRecords = channel.maxBatchRecords();
        this.maxBytes = channel.maxBatchBytes();
        this.maxFailures = load.limits().failedRecordsPerSync();
        this.last = load.extraction().last();
        this.resolved = load.extraction().before();
        this.mapper = mapper;
        this.buffer = buffer;
        this.marks = marks;
        this.context = context;
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
        Payload payload;
        try {
            payload = mapper.payload(row);
        } catch (MappingFailedException failure) {
            buffer.take();
            reject(row, "It cannot be mapped: " + failure.getMessage());
            return true;
        }
        long bytes = 0;
        if (maxBytes != Long.MAX_VALUE) {
            bytes = Json.sizeOf(payload.fields());
            if (bytes > maxBytes) {
                buffer.take();
                reject(row, "It has %s bytes as JSON; the action takes %s at most.".formatted(bytes, maxBytes));
                return true;
            }
            if (next.payloadBytes() + bytes > maxBytes) {
                return false;
            }
        }
        buffer.take();
        next.add(row, payload, bytes);
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
                case REJECTED -> reject(row, outcome.reason());
                case UNKNOWN -> {
                    tally.unknown();
                    fail(row, FailedRecord.Outcome.UNKNOWN, outcome.reason());
                }
                case NOT_SENT -> fail(row, FailedRecord.Outcome.DEFERRED, outcome.reason());
                case CREDENTIAL -> {
                    fail(row, FailedRecord.Outcome.DEFERRED, outcome.reason());
                    stop(paused(ErrorCode.DESTINATION_CREDENTIALS, "refused the credentials"));
                }
                case CONFIGURATION -> {
                    fail(row, FailedRecord.Outcome.DEFERRED, outcome.reason());
                    stop(paused(ErrorCode.DESTINATION_CONFIGURATION, "is set up wrongly"));
                }
            }
        }
        batch.resolve();
    }

    /** The call was not begun, because the executor refused the task or the lease ended; or it broke, which is unknown. */
    private void unsent(Batch batch, Throwable failure) {
        left(batch);
        for (Page.DeltaRow row : batch.rows()) {
            if (batch.hasDeparted()) {
                tally.unknown();
                fail(
                        row,
                        FailedRecord.Outcome.UNKNOWN,
                        "The call broke with " + failure.getClass().getName() + ".");
            } else {
                fail(row, FailedRecord.Outcome.DEFERRED, "It was not sent.");
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
                "Destination '%s' %s; its words are in failedRecords(). The rest is left for the next sync."
                        .formatted(mapping.destination().id(), what));
    }

    private void reject(Page.DeltaRow row, String reason) {
        tally.rejected();
        fail(row, FailedRecord.Outcome.REJECTED, reason);
    }

    private void fail(Page.DeltaRow row, FailedRecord.Outcome outcome, String reason) {
        ChangeKind kind = ChangeKind.valueOf(row.kind().name());
        marks.add(new Failure(row.seq(), new FailedRecord(row.recordId(), kind, outcome, reason)));
        if (marks.failures() > maxFailures) {
            stop(new Stop(
                    SyncStatus.PARTIAL,
                    ErrorCode.TOO_MANY_FAILURES,
                    "Mapping '%s': more than %s records failed, which is the limit. The rest is left for the next sync. See the reasons in failedRecords()."
                            .formatted(mapping.id(), maxFailures)));
        }
    }
}

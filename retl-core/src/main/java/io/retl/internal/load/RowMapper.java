package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.json.Json;
import io.retl.internal.mapping.MappingFailedException;
import io.retl.internal.mapping.RecordSize;
import io.retl.internal.mapping.RowChange;
import io.retl.internal.mapping.RowEvent;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a delta into payloads, and refuses those that are too large or cannot be mapped. Not thread-safe.
 *
 * <p>The warehouse has kept out of the heap what is too large beyond doubt; here a row is measured exactly, before it is
 * mapped and after.
 */
final class RowMapper {
    /** A control character is one byte of text and six of JSON; nothing grows more. */
    private static final int MAX_GROWTH = 6;

    private static final int QUOTES = 2;
    private static final long UNMEASURABLE = -1;

    private final PayloadMapping fields;
    private final RowShape shape;
    private final MessageIds messageIds;
    private final Instant timestamp;
    private final Limits limits;
    private final long emptyBytes;

    RowMapper(PayloadMapping fields, RowShape shape, MessageIds messageIds, Instant timestamp, Limits limits) {
        this.fields = fields;
        this.shape = shape;
        this.messageIds = messageIds;
        this.timestamp = timestamp;
        this.limits = limits;
        Map<String, @Nullable Object> empty = new HashMap<>();
        shape.columns().forEach(column -> empty.put(column, null));
        this.emptyBytes = RecordSize.ENVELOPE_BYTES + QUOTES + Json.sizeOf(empty);
    }

    /** What became of a row. */
    sealed interface Result permits Mapped, Refused {}

    /**
     * It can be sent.
     *
     * @param payload what is sent
     * @param bytes how large its fields are as JSON
     */
    record Mapped(Payload payload, long bytes) implements Result {}

    /**
     * It cannot be sent.
     *
     * @param record what is listed
     */
    record Refused(FailedRecord record) implements Result {}

    Result map(Page.DeltaRow row) {
        Integer oversize = row.oversize();
        if (oversize != null) {
            return unread(row, oversize);
        }
        String messageId = messageIds.of(row.kind(), row.recordId(), row.checksum(), row.origin());
        RowChange change = new RowChange(row.changeKind(), row.recordId(), messageId, timestamp);
        RowEvent event = RowEvent.of(shape, row.values(), change);
        Optional<Result> tooLarge = isSmall(row) ? Optional.empty() : tooLarge(row, event);
        return tooLarge.orElseGet(() -> mapped(row, event));
    }

    private Result mapped(Page.DeltaRow row, RowEvent event) {
        PayloadMapping.Made made = fields.make(event);
        if (made instanceof PayloadMapping.Unfit unfit) {
            return refused(row, code(unfit.step()), unfit.reason());
        }
        Payload payload = ((PayloadMapping.Fit) made).payload();
        long bytes = Json.sizeOf(payload.fields());
        return bytes <= limits.recordBytes()
                ? new Mapped(payload, bytes)
                : refused(
                        row,
                        ErrorCode.RECORD_TOO_LARGE,
                        "Its fields have %s bytes as JSON; the limit is %s. Map fewer or shorter columns, or raise limits.recordBytes."
                                .formatted(bytes, limits.recordBytes()));
    }

    private static ErrorCode code(PayloadMapping.Step step) {
        return switch (step) {
            case MAPPING -> ErrorCode.MAPPING_FAILED;
            case FIELDS -> ErrorCode.FIELDS_INVALID;
        };
    }

    /**
     * Whether the row is within the limits beyond doubt, which spares measuring it. A row that is gone has no values. Of
     * another, the bytes that the warehouse counted are at least a sixth of the JSON of all its values together, so none of
     * these is larger than six times as many bytes; and the event is at most that, the identifier with each of its
     * characters as six bytes, and the event of a row of nulls, whose nulls stand for those of this row.
     */
    private boolean isSmall(Page.DeltaRow row) {
        if (row.changeKind() == ChangeKind.DELETED) {
            return true;
        }
        long values = MAX_GROWTH * row.bytes();
        long identifier = (long) MAX_GROWTH * row.recordId().length();
        return values <= limits.columnBytes() && emptyBytes + identifier + values <= limits.recordBytes();
    }

    private Optional<Result> tooLarge(Page.DeltaRow row, RowEvent event) {
        boolean measurable = true;
        long known = 0;
        for (int index = 0; index < shape.columns().size(); index++) {
            int column = index;
            long bytes = measured(() -> RecordSize.columnBytes(event, column));
            measurable &= bytes != UNMEASURABLE;
            known += Math.max(0, bytes);
            if (bytes > limits.columnBytes()) {
                return Optional.of(columnTooLarge(
                        row, index, "has %s bytes as JSON; the limit is %s".formatted(bytes, limits.columnBytes())));
            }
        }
        long bytes = measurable ? RecordSize.of(event) : known;
        return bytes <= limits.recordBytes()
                ? Optional.empty()
                : Optional.of(recordTooLarge(
                        row, "has %s bytes as JSON; the limit is %s".formatted(bytes, limits.recordBytes())));
    }

    /** A value that cannot be converted has no size, the others of its row have; the mapping says so if it reads it. */
    private static long measured(LongSupplier size) {
        try {
            return size.getAsLong();
        } catch (MappingFailedException failure) {
            return UNMEASURABLE;
        }
    }

    /** The warehouse did not hand the values out. */
    private Result unread(Page.DeltaRow row, int oversize) {
        return oversize == 0
                ? recordTooLarge(row, "has more than " + limits.recordBytes() + " bytes as JSON")
                : columnTooLarge(row, oversize - 1, "has more than " + limits.columnBytes() + " bytes as JSON");
    }

    private Result columnTooLarge(Page.DeltaRow row, int index, String size) {
        return refused(
                row,
                ErrorCode.COLUMN_TOO_LARGE,
                "Column '%s' %s. Shorten it in the query, or raise limits.columnBytes."
                        .formatted(shape.columns().get(index), size));
    }

    private static Result recordTooLarge(Page.DeltaRow row, String size) {
        return refused(
                row,
                ErrorCode.RECORD_TOO_LARGE,
                "It %s. Select fewer or shorter columns, or raise limits.recordBytes.".formatted(size));
    }

    private static Result refused(Page.DeltaRow row, ErrorCode code, String reason) {
        return new Refused(
                new FailedRecord(row.recordId(), row.changeKind(), FailedRecord.Outcome.REJECTED, code, reason));
    }
}

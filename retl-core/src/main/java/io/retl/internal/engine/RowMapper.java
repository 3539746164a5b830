package io.retl.internal.engine;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.RowChange;
import io.retl.internal.mapping.RowEvent;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.warehouse.Page;
import java.time.Instant;

/** Turns rows of a delta into payloads. Not thread-safe. */
final class RowMapper {
    private final FieldMapping fields;
    private final RowShape shape;
    private final MessageIds messageIds;
    private final Instant timestamp;

    RowMapper(FieldMapping fields, RowShape shape, MessageIds messageIds, Instant timestamp) {
        this.fields = fields;
        this.shape = shape;
        this.messageIds = messageIds;
        this.timestamp = timestamp;
    }

    /**
     * The payload of a row.
     *
     * @throws io.retl.internal.mapping.MappingFailedException if it cannot be mapped
     */
    Payload payload(Page.DeltaRow row) {
        String messageId = messageIds.of(row.kind(), row.recordId(), row.checksum(), row.origin());
        RowChange change = new RowChange(ChangeKind.valueOf(row.kind().name()), row.recordId(), messageId, timestamp);
        return fields.payload(RowEvent.of(shape, row.values(), change));
    }
}

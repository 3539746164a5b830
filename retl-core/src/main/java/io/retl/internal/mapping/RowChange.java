package io.retl.internal.mapping;

import io.retl.destination.spi.ChangeKind;
import java.time.Instant;
import java.util.Objects;

/**
 * What happened to a row. Immutable.
 *
 * @param kind what happened
 * @param recordId the canonical text of the unique identifier
 * @param messageId the deterministic identifier of the transition
 * @param timestamp when the sync found it
 */
public record RowChange(ChangeKind kind, String recordId, String messageId, Instant timestamp) {
    /** Checks that nothing is missing. */
    public RowChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(timestamp, "timestamp");
    }
}

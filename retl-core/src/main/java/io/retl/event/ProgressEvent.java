package io.retl.event;

import java.util.Objects;

/**
 * The destination answered for some records. Immutable.
 *
 * @param mappingId the mapping
 * @param syncNumber the number of the sync within its mapping
 * @param done how many records have an outcome, whichever
 * @param total how many records the sync has to send
 */
public record ProgressEvent(String mappingId, long syncNumber, long done, long total) {
    /** Checks that nothing is missing. */
    public ProgressEvent {
        Objects.requireNonNull(mappingId, "mappingId");
    }
}

package io.retl.event;

import java.util.Objects;

/**
 * A sync waits, because as many syncs of its source run as may. It has no number yet and holds nothing. Immutable.
 *
 * @param mappingId the mapping
 * @param sourceId the source
 * @param limit how many syncs of the source may run at once
 * @param ahead how many must end before this one begins
 */
public record QueuedEvent(String mappingId, String sourceId, int limit, int ahead) {
    /** Checks that nothing is missing. */
    public QueuedEvent {
        Objects.requireNonNull(mappingId, "mappingId");
        Objects.requireNonNull(sourceId, "sourceId");
    }
}

package io.retl.event;

import io.retl.sync.SyncPhase;
import java.util.Objects;

/**
 * A phase of a sync began. Immutable.
 *
 * @param mappingId the mapping
 * @param syncNumber the number of the sync within its mapping
 * @param phase the phase
 */
public record PhaseEvent(String mappingId, long syncNumber, SyncPhase phase) {
    /** Checks that nothing is missing. */
    public PhaseEvent {
        Objects.requireNonNull(mappingId, "mappingId");
        Objects.requireNonNull(phase, "phase");
    }
}

package io.retl.sync;

import java.time.Instant;
import java.util.Objects;

/**
 * A sync that ended, as the control store remembers it. Immutable.
 *
 * @param began when it began, by the clock of the control store
 * @param ended when it ended, or was settled after a crash, by the same clock
 * @param result what it did, without failed records, duplicate ids and warnings
 */
public record HistoryEntry(Instant began, Instant ended, SyncResult result) {
    /** Checks that nothing is missing. */
    public HistoryEntry {
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(ended, "ended");
        Objects.requireNonNull(result, "result");
    }
}

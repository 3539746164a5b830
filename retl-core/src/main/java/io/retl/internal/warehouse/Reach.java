package io.retl.internal.warehouse;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an extract read in its model.
 *
 * @param since rows with an earlier timestamp were left out, and none was looked for that is gone; empty if all were read
 * @param checkpoint what the checkpoint becomes once every row of the delta is resolved; empty if it stays
 * @param listed how many records are listed as unresolved of which this extract can tell whether they still differ
 */
public record Reach(Optional<Instant> since, Optional<Checkpoint> checkpoint, long listed) {
    /**
     * All rows of a model without a timestamp column.
     *
     * @param listed how many records are listed as unresolved
     */
    public static Reach whole(long listed) {
        return new Reach(Optional.empty(), Optional.empty(), listed);
    }

    /** Whether rows were left out. */
    public boolean isRecent() {
        return since.isPresent();
    }
}

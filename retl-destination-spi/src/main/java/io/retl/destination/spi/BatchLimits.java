package io.retl.destination.spi;

import java.util.List;
import java.util.Objects;

/**
 * How large a batch may be, and what may be in one together. Immutable.
 *
 * @param mode whether an action is handed one change at a time or batches
 * @param maxRecords the most changes in one call, at least 1
 * @param maxBytes the most bytes in one call, counted as the UTF-8 JSON of the payloads' fields, at least 1
 * @param keys the fields that have the same value in all changes of a call; they should have few values
 */
public record BatchLimits(Mode mode, int maxRecords, long maxBytes, List<String> keys) {
    /** What a call stands for. An action may send a batch of one otherwise than a single change. */
    public enum Mode {
        /** One change. */
        SINGLE,
        /** A batch, of one change or more. */
        BATCH
    }

    /** Copies the list; refuses what would let nothing pass. */
    public BatchLimits {
        Objects.requireNonNull(mode, "mode");
        keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords is " + maxRecords + "; it is at least 1.");
        }
        if (mode == Mode.SINGLE && maxRecords > 1) {
            throw new IllegalArgumentException("maxRecords is " + maxRecords + "; a single change is 1.");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it is at least 1.");
        }
    }

    /** One change per call. */
    public static BatchLimits single() {
        return new BatchLimits(Mode.SINGLE, 1, Long.MAX_VALUE, List.of());
    }

    /** Batches. */
    public static BatchLimits batch(int maxRecords, long maxBytes) {
        return new BatchLimits(Mode.BATCH, maxRecords, maxBytes, List.of());
    }

    /** These limits, for batches whose changes have the same value in these fields. */
    public BatchLimits by(List<String> keys) {
        return new BatchLimits(mode, maxRecords, maxBytes, keys);
    }
}

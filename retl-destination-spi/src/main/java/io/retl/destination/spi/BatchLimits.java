package io.retl.destination.spi;

/**
 * How large a batch may be. Immutable.
 *
 * @param maxRecords the most changes in one call, at least 1
 * @param maxBytes the most bytes in one call, counted as the UTF-8 JSON of the payloads' fields, at least 1
 */
public record BatchLimits(int maxRecords, long maxBytes) {
    /** Refuses what would let nothing pass. */
    public BatchLimits {
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords is " + maxRecords + "; it is at least 1.");
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + "; it is at least 1.");
        }
    }
}

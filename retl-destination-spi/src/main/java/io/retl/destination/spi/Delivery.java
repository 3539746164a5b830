package io.retl.destination.spi;

import java.util.List;
import java.util.Objects;

/**
 * One batch handed to an action in one call. Immutable and thread-safe.
 *
 * @param payloads the changes, at least one, at most {@link Action#maxBatchRecords()}; a record id occurs once
 * @param attempt which try of this batch it is, from 1
 */
public record Delivery(List<Payload> payloads, int attempt) {
    /** Copies the list. */
    public Delivery {
        payloads = List.copyOf(Objects.requireNonNull(payloads, "payloads"));
        if (payloads.isEmpty()) {
            throw new IllegalArgumentException("payloads is empty; a delivery holds at least one");
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt is " + attempt + "; the first is 1");
        }
    }

    /** How many changes the batch holds. */
    public int size() {
        return payloads.size();
    }
}

package io.retl.destination.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What became of each change of a {@link Delivery}. Immutable and thread-safe.
 *
 * <p>A change whose index is missing or named twice counts as unknown, whatever the destination said about it; indexes
 * outside the batch are ignored.
 */
public final class DeliveryResult {
    private static final DeliveryResult ALL_DELIVERED = new DeliveryResult(true, List.of());

    private final boolean allDelivered;
    private final List<Entry> entries;

    private DeliveryResult(boolean allDelivered, List<Entry> entries) {
        this.allDelivered = allDelivered;
        this.entries = entries;
    }

    /** Every change of the batch was applied for certain. */
    public static DeliveryResult delivered() {
        return ALL_DELIVERED;
    }

    /** Starts a result that names each change by its index in the batch. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The result of each change of a batch, in order.
     *
     * @param size how many changes the batch holds
     */
    public List<RecordResult> results(int size) {
        List<RecordResult> results = new ArrayList<>(size);
        RecordResult unanswered = allDelivered
                ? RecordResult.delivered()
                : RecordResult.unknown("The destination's answer does not mention this record.");
        for (int index = 0; index < size; index++) {
            results.add(unanswered);
        }
        boolean[] answered = new boolean[size];
        for (Entry entry : entries) {
            if (entry.index < 0 || entry.index >= size) {
                continue;
            }
            results.set(
                    entry.index,
                    answered[entry.index]
                            ? RecordResult.unknown("The destination's answer mentions this record more than once.")
                            : entry.result);
            answered[entry.index] = true;
        }
        return results;
    }

    private record Entry(int index, RecordResult result) {}

    /** Collects results by index. Not thread-safe. */
    public static final class Builder {
        private final List<Entry> entries = new ArrayList<>();

        private Builder() {}

        /**
         * The result of one change.
         *
         * @param index its place in the batch, from 0
         */
        public Builder result(int index, RecordResult result) {
            entries.add(new Entry(index, Objects.requireNonNull(result, "result")));
            return this;
        }

        /** The result. */
        public DeliveryResult build() {
            return new DeliveryResult(false, List.copyOf(entries));
        }
    }
}

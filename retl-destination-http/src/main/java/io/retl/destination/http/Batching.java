package io.retl.destination.http;

import io.retl.destination.spi.BatchLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping decides about batches, with four fields that are the same for every row: {@code enable_batching} (default
 * false, unless {@link #preferred()}), {@code batch_size} and {@code batch_bytes} (default and at most what the action takes) and {@code batch_keys}.
 * Immutable and thread-safe.
 *
 * @param maxRecords the most records that the action takes in a request
 * @param maxBytes the most bytes of their fields
 * @param keys the fields that have one value in all records of a request, unless the mapping says otherwise
 * @param unsaid what a mapping gets that does not say whether it wants batches
 */
public record Batching(int maxRecords, long maxBytes, List<String> keys, BatchLimits.Mode unsaid) {
    /** The most bytes of a batch unless said otherwise, 4 MB. */
    public static final long DEFAULT_MAX_BYTES = 4_000_000;

    private static final String ENABLED = "enable_batching";
    private static final String SIZE = "batch_size";
    private static final String BYTES = "batch_bytes";
    private static final String KEYS = "batch_keys";

    /** Copies the list. */
    public Batching {
        keys = List.copyOf(Objects.requireNonNull(keys, "keys"));
        Objects.requireNonNull(unsaid, "unsaid");
    }

    /** Batches for mappings that want them. */
    public Batching(int maxRecords, long maxBytes, List<String> keys) {
        this(maxRecords, maxBytes, keys, BatchLimits.Mode.SINGLE);
    }

    /** Batches of at most so many records and {@value #DEFAULT_MAX_BYTES} bytes, of any records. */
    public static Batching upTo(int maxRecords) {
        return new Batching(maxRecords, DEFAULT_MAX_BYTES, List.of());
    }

    /** The same for all mappings but those that do not want batches. */
    public Batching preferred() {
        return new Batching(maxRecords, maxBytes, keys, BatchLimits.Mode.BATCH);
    }

    /**
     * What an action returns from {@link io.retl.destination.spi.Action#batchLimits}.
     *
     * @param constants the fields that are the same for every row
     * @throws IllegalArgumentException if one of the four has a value that cannot be; the message is a sentence
     */
    public BatchLimits limits(Map<String, @Nullable Object> constants) {
        if (!isEnabled(constants.get(ENABLED))) {
            return BatchLimits.single();
        }
        int records = (int) number(SIZE, constants.get(SIZE), maxRecords);
        return BatchLimits.batch(records, number(BYTES, constants.get(BYTES), maxBytes))
                .by(keys(constants.get(KEYS)));
    }

    private boolean isEnabled(@Nullable Object value) {
        return value == null
                ? unsaid == BatchLimits.Mode.BATCH
                : value.toString().equals("true");
    }

    private static long number(String field, @Nullable Object value, long most) {
        if (value == null) {
            return most;
        }
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            if (number.signum() > 0
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return number.longValueExact();
            }
        } catch (NumberFormatException failure) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException(
                "Field '" + field + "' is '" + value + "'; it is a whole number from 1 to " + most + ".");
    }

    private List<String> keys(@Nullable Object value) {
        if (!(value instanceof List<?> names)) {
            return keys;
        }
        return names.stream().map(String::valueOf).toList();
    }
}

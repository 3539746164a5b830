package io.retl.destination.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an action may know about the sync it works for. Implemented by retl; thread-safe. */
public interface DeliveryContext {
    /** The id of the destination. */
    String destinationId();

    /** The id of the mapping. */
    String mappingId();

    /** The number of the sync within its mapping, from 1. */
    long syncNumber();

    /** The destination's settings, defaults filled in. */
    Settings settings();

    /**
     * The fields to which the mapping gives the same value for every row, with these values. What is not here was computed
     * from a row and is to be treated as foreign input.
     */
    Map<String, @Nullable Object> constants();
}

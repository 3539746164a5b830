package io.retl.destination.spi;

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
}

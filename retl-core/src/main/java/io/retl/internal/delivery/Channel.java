package io.retl.internal.delivery;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.Payload;
import java.util.List;

/** What the engine sends batches through: an action of a destination. Thread-safe. */
public interface Channel {
    /** How large a batch may be. */
    BatchLimits batchLimits();

    /** How many batches may be on their way at once. */
    int maxConcurrency();

    /**
     * Takes one of the destination's slots.
     *
     * @param whenFree called once, on any thread, when a slot is free again, if there is none now
     * @return whether there was one
     */
    boolean tryEnter(Runnable whenFree);

    /** Gives the slot back. */
    void leave();

    /** What the action is told about a sync. */
    DeliveryContext context(String mappingId, long syncNumber);

    /** Sends a batch and waits for the answer; one outcome for each payload, whatever happens. */
    List<Outcome> send(List<Payload> payloads, DeliveryContext context);
}

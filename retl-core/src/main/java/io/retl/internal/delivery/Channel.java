package io.retl.internal.delivery;

import io.retl.RetryPolicy;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import java.time.Duration;
import java.util.List;

/**
 * What the engine sends batches through: an action of a destination. Thread-safe. Concurrency, rate and the waits that the
 * destination asked for are shared by every mapping onto the destination.
 */
public interface Channel {
    /** How large a batch may be. */
    BatchLimits batchLimits();

    /** The most batches that may be on their way at once. */
    int maxConcurrency();

    /** How often and how long a delivery is tried again. */
    RetryPolicy retryPolicy();

    /** How long after a call began the destination may still apply it, if it was never answered. */
    Duration timeout();

    /**
     * Asks to send one batch now.
     *
     * @param whenFree called once, on any thread, when a slot is free again, if all were taken
     * @return zero if the batch may be sent: a slot is taken, {@link #leave} gives it back. Otherwise how long to wait
     *     before asking again, unless {@code whenFree} is called earlier
     */
    Duration tryEnter(Runnable whenFree);

    /** Gives the slot back. */
    void leave();

    /** What the action is told about a sync. */
    DeliveryContext context(String mappingId, long syncNumber);

    /**
     * Sends a batch and waits for the answer; one outcome for each payload, whatever happens. What the answer says about the
     * pace of the destination holds at once for all of its mappings.
     */
    List<Outcome> send(Delivery delivery, DeliveryContext context);

    /**
     * Gets new credentials, after the destination refused the present ones. Waits for the destination.
     *
     * @return {@link Outcome#DELIVERED} if there are new ones; otherwise why not
     */
    Outcome refreshCredentials(DeliveryContext context);
}

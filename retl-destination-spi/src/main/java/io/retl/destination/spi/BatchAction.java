package io.retl.destination.spi;

/** An action written in code that takes a batch per call. Implemented by plug-ins; must be thread-safe. */
@FunctionalInterface
public interface BatchAction {
    /**
     * Delivers a batch and says what became of each change.
     *
     * @param delivery the batch
     * @param context the sync it belongs to
     * @return a result for each change
     * @throws Exception as for {@link Action#perform}: what is not a {@link DeliveryException} counts as unknown
     */
    DeliveryResult perform(Delivery delivery, DeliveryContext context) throws Exception;
}

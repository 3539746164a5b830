package io.retl.destination.spi;

/** An action written in code that takes one change per call. Implemented by plug-ins; must be thread-safe. */
@FunctionalInterface
public interface SingleAction {
    /**
     * Delivers one change. Returning means that it was delivered.
     *
     * @param payload the change
     * @param context the sync it belongs to
     * @throws Exception as for {@link Action#perform}: what is not a {@link DeliveryException} counts as unknown
     */
    void perform(Payload payload, DeliveryContext context) throws Exception;
}

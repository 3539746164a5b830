package io.retl.destination.spi;

import java.util.List;

/**
 * Offers a kind of destination under a name. Implemented by plug-ins, found with {@link java.util.ServiceLoader}; needs a
 * public constructor without parameters, and must be thread-safe.
 */
public interface DestinationProvider {
    /** The name that a definition uses, for example {@code webhook}; lower case, unique on the class path. */
    String name();

    /** Return {@link DestinationSpi#VERSION}. */
    int spiVersion();

    /** The settings that a destination of this kind takes; default none. */
    default List<SettingDefinition> settings() {
        return List.of();
    }

    /**
     * Makes the actions of one configured destination. Must not connect to anything: a host starts while its
     * destinations are down.
     *
     * @param settings the values, defaults filled in
     * @throws IllegalArgumentException if a value cannot be; its message is a sentence, without the value of a secret, and
     *     becomes a problem of the destination
     */
    List<Action> actions(Settings settings);

    /**
     * Asks the destination whether it takes the credentials. Connects. Called when a person asks for it, never by a sync. The
     * default takes them for good.
     *
     * @param settings the values, defaults filled in
     * @throws DeliveryException if it does not take them, or cannot be asked; its message is for the person, without secrets
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default void testAuthentication(Settings settings) throws InterruptedException {}
}

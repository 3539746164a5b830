package io.retl.destination.http;

import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.NotSentException;

/**
 * Where a token comes from that runs out: see {@link Authentication#bearer(TokenSource)}. Implemented by plug-ins; called by
 * one thread at a time.
 */
@FunctionalInterface
public interface TokenSource {
    /**
     * Gets a new token. Called before the first request, and again when the destination refused the last token; may connect,
     * for example with an {@link HttpSender} of its own. Nothing was sent of the changes that wait for it.
     *
     * @return the token; new ones are kept out of every message
     * @throws NotSentException if another try may help; so does an outcome that is unknown
     * @throws AuthenticationException if there is none; the sync stops, as with any other exception
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    String fetch() throws InterruptedException;
}

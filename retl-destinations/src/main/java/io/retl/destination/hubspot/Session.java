package io.retl.destination.hubspot;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.Response;
import io.retl.destination.spi.NotSentException;
import java.time.Duration;

/**
 * The requests of one call, which are many if records have associations. None begins after the call has taken so long that the
 * action could no longer say when the last of them is over.
 */
final class Session {
    /** How many time-outs a call may take; the last is for the last request. */
    static final int MAX_TIMEOUTS = 3;

    private final HttpSender sender;
    private final long began = System.nanoTime();
    private final Duration latest;
    private boolean wrote;

    Session(HttpSender sender, Duration timeout) {
        this.sender = sender;
        this.latest = timeout.multipliedBy(MAX_TIMEOUTS - 1);
    }

    /** As {@link HttpSender#read} as long as nothing else was sent, and as {@link #send} from then on. */
    Response read(Request request) throws InterruptedException {
        return wrote ? send(request) : sender.read(request);
    }

    /** As {@link HttpSender#send}. */
    Response send(Request request) throws InterruptedException {
        return exchange(request).orThrow();
    }

    /** As {@link HttpSender#exchange}. */
    Response exchange(Request request) throws InterruptedException {
        if (System.nanoTime() - began >= latest.toNanos()) {
            throw new NotSentException(
                    request + " was not sent: the requests before it took " + latest + ", which is the limit.", null);
        }
        wrote = true;
        return sender.exchange(request);
    }
}

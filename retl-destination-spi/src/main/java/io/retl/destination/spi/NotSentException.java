package io.retl.destination.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing of the call can have been applied: it never left, or the destination asked to wait. */
public final class NotSentException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Without a word from the destination about when to try again.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public NotSentException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /**
     * With the destination's answer.
     *
     * @param httpStatus the status code
     * @param retryAfter how long it asked to wait; zero if it did not say
     */
    public NotSentException(String message, @Nullable Throwable cause, int httpStatus, Duration retryAfter) {
        super(message, cause, httpStatus);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** How long the destination asked to wait before the next request of any mapping; zero if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package io.retl.destination.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The call may have been applied: a time-out, a broken connection after the request was written, or a server error. */
public final class OutcomeUnknownException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    /**
     * With an HTTP answer.
     *
     * @param httpStatus the status code
     * @param retryAfter how long it asked to wait; zero if it did not say
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause, int httpStatus, Duration retryAfter) {
        super(message, cause, httpStatus);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** How long the destination asked to wait, if it answered; zero if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

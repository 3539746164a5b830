package io.retl.destination.spi;

import org.jspecify.annotations.Nullable;

/** The call may have been applied: a time-out or a broken connection after the request was written. */
public final class OutcomeUnknownException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * With an HTTP answer.
     *
     * @param httpStatus the status code
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause, int httpStatus) {
        super(message, cause, httpStatus);
    }
}

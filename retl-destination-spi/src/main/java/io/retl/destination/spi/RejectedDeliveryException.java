package io.retl.destination.spi;

import org.jspecify.annotations.Nullable;

/** The destination refused the whole call; sending it again as it is will not help. */
public final class RejectedDeliveryException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public RejectedDeliveryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * With an HTTP answer.
     *
     * @param httpStatus the status code
     */
    public RejectedDeliveryException(String message, @Nullable Throwable cause, int httpStatus) {
        super(message, cause, httpStatus);
    }
}

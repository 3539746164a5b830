package io.retl.destination.spi;

import org.jspecify.annotations.Nullable;

/** The destination refused the credentials; the sync stops and nothing of the call was applied. */
public final class AuthenticationException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * With an HTTP answer.
     *
     * @param httpStatus the status code
     */
    public AuthenticationException(String message, @Nullable Throwable cause, int httpStatus) {
        super(message, cause, httpStatus);
    }
}

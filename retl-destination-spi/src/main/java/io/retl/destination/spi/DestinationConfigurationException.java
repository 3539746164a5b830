package io.retl.destination.spi;

import org.jspecify.annotations.Nullable;

/** The destination is set up wrongly (a redirect, 501, a wrong address); the sync stops and nothing of the call was applied. */
public final class DestinationConfigurationException extends DeliveryException {
    private static final long serialVersionUID = 1L;

    /**
     * Without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    public DestinationConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * With an HTTP answer.
     *
     * @param httpStatus the status code
     */
    public DestinationConfigurationException(String message, @Nullable Throwable cause, int httpStatus) {
        super(message, cause, httpStatus);
    }
}

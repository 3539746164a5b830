package io.retl.destination.spi;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A call that failed as a whole. Its kinds say what may have been applied; a plain one means unknown. */
public abstract class DeliveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NO_STATUS = -1;

    private final int httpStatus;

    /**
     * For a failure without an HTTP answer.
     *
     * @param message what happened, without secrets or record values
     * @param cause what led to it, or null
     */
    protected DeliveryException(String message, @Nullable Throwable cause) {
        this(message, cause, NO_STATUS);
    }

    /**
     * For a failure that an HTTP answer told.
     *
     * @param httpStatus the status code
     */
    protected DeliveryException(String message, @Nullable Throwable cause, int httpStatus) {
        super(message, cause);
        this.httpStatus = httpStatus;
    }

    /** The HTTP status, if there was an answer. */
    public final OptionalInt httpStatus() {
        return httpStatus == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}

package io.retl;

import org.jspecify.annotations.Nullable;

/** An invariant of retl broke. Please report it. */
public final class InternalException extends RetlException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the invariant.
     *
     * @param message which invariant broke, and where
     * @param cause what led to it, or null
     */
    public InternalException(String message, @Nullable Throwable cause) {
        super(ErrorCode.INTERNAL, message + " This is a defect of retl; please report it.", cause);
    }
}

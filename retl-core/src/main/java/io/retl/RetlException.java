package io.retl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The root of what retl throws, apart from plain misuse of a method. */
public abstract class RetlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Says what happened.
     *
     * @param code the stable name of the failure
     * @param message where, what, which value, the limit, how to fix; never a secret or a column's value
     * @param cause what led to it, or null
     */
    protected RetlException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The stable name of the failure. */
    public final ErrorCode code() {
        return code;
    }
}

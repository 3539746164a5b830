package io.retl;

/** A limit of {@link Limits} is exceeded; nothing was sent. */
public final class LimitExceededException extends RetlException {
    private static final long serialVersionUID = 1L;

    private final long allowed;
    private final long actual;

    /**
     * Names the limit.
     *
     * @param message where, which limit, how to fix
     * @param allowed the limit
     * @param actual what was found
     */
    public LimitExceededException(String message, long allowed, long actual) {
        super(ErrorCode.LIMIT_EXCEEDED, message, null);
        this.allowed = allowed;
        this.actual = actual;
    }

    /** The limit. */
    public long allowed() {
        return allowed;
    }

    /** What was found. */
    public long actual() {
        return actual;
    }
}

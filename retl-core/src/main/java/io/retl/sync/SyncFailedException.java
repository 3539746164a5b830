package io.retl.sync;

import io.retl.ErrorCode;
import io.retl.RetlException;

/** A sync did not succeed, and the caller asked {@link SyncResult#orThrow()} to say so. */
public final class SyncFailedException extends RetlException {
    private static final long serialVersionUID = 1L;

    private final transient SyncResult result;

    /**
     * Carries the result.
     *
     * @param result what the sync returned
     */
    public SyncFailedException(SyncResult result) {
        super(
                result.reason().map(SyncResult.Reason::code).orElse(ErrorCode.RECORDS_NOT_DELIVERED),
                result.toString(),
                null);
        this.result = result;
    }

    /** What the sync returned. */
    public SyncResult result() {
        return result;
    }
}

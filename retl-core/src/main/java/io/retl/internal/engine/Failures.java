package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.InternalException;
import io.retl.RetlException;
import java.util.concurrent.RejectedExecutionException;

/** Words what ends a sync before its end: where, what, how to fix. */
final class Failures {
    private Failures() {}

    static ErrorCode codeOf(Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return ErrorCode.CANCELLED;
        }
        return failure instanceof RetlException known ? known.code() : ErrorCode.INTERNAL;
    }

    static String messageOf(String mappingId, Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return "Mapping '" + mappingId + "': the executor takes no more tasks.";
        }
        Throwable shown = failure instanceof RetlException
                ? failure
                : new InternalException("Mapping '" + mappingId + "': " + failure + ".", failure);
        return String.valueOf(shown.getMessage());
    }

    /**
     * That the guard belongs to another sync.
     *
     * @param what the sync cannot, as the end of a sentence
     */
    static String refused(String mappingId, long number, String what) {
        return "Mapping '%s': sync #%s cannot %s, because the checkpoint belongs to another sync. Nothing more was sent. Restore the state tables, or call baseline(\"%s\") to take the model's rows as delivered, or reset(\"%s\") to send every row again."
                .formatted(mappingId, number, what, mappingId, mappingId);
    }
}

package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.InternalException;
import io.retl.RetlException;
import io.retl.internal.warehouse.MappingState;
import java.util.concurrent.RejectedExecutionException;

/** Words what ends a sync before its end: where, what, how to fix. */
final class Failures {
    private final String mappingId;

    Failures(String mappingId) {
        this.mappingId = mappingId;
    }

    static ErrorCode codeOf(Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return ErrorCode.CANCELLED;
        }
        return failure instanceof RetlException known ? known.code() : ErrorCode.INTERNAL;
    }

    String messageOf(Throwable failure) {
        if (failure instanceof RejectedExecutionException) {
            return "Mapping '" + mappingId + "': the executor takes no more tasks.";
        }
        Throwable shown = failure instanceof RetlException
                ? failure
                : new InternalException("Mapping '" + mappingId + "': " + failure + ".", failure);
        return String.valueOf(shown.getMessage());
    }

    String restored(MappingState found) {
        return "Mapping '%s': the state table '%s' stands at sync #%s, but a later sync was folded, or it belongs to another state. It was restored from a copy. Nothing was sent. Restore the newest state, or call reset(\"%s\") to send every row again."
                .formatted(mappingId, found.checkpointsTable(), found.lastSync(), mappingId);
    }

    String laterEpoch(MappingState found, long epoch) {
        return "Mapping '%s': sync #%s was folded under epoch %s, this run has %s. Another process runs the mapping, or the clock went back. Nothing was sent."
                .formatted(mappingId, found.lastSync(), found.epoch(), epoch);
    }

    String refused(long number) {
        return "Mapping '%s': sync #%s cannot be folded, because the checkpoint belongs to another sync. Nothing more was sent. Restore the state tables, or call reset(\"%s\") to send every row again."
                .formatted(mappingId, number, mappingId);
    }
}

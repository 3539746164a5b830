package io.retl.internal.engine;

import io.retl.internal.warehouse.Extraction;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.DeltaKind;

/**
 * Counts what became of the rows. Not thread-safe.
 *
 * <p>Invariant: every row of the delta is in exactly one count; what is in no other was deferred.
 */
final class Tally {
    private final long[] delivered = new long[DeltaKind.values().length];
    private long rejected;
    private long unknown;

    void delivered(DeltaKind kind) {
        delivered[kind.ordinal()]++;
    }

    void rejected() {
        rejected++;
    }

    void unknown() {
        unknown++;
    }

    SyncResult.Loaded loaded(Extraction extraction) {
        long added = delivered[DeltaKind.ADDED.ordinal()];
        long updated = delivered[DeltaKind.UPDATED.ordinal()];
        long deleted = delivered[DeltaKind.DELETED.ordinal()];
        long skipped = extraction.summary().unwanted();
        long deferred = extraction.toSend() - added - updated - deleted - rejected - unknown;
        return new SyncResult.Loaded(added, updated, deleted, rejected, unknown, skipped, deferred);
    }
}

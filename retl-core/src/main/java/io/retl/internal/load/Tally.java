package io.retl.internal.load;

import io.retl.internal.warehouse.Extraction;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.DeltaKind;

/**
 * Counts what became of the rows. Not thread-safe.
 *
 * <p>Invariant: every row of the delta is in exactly one count; what is in no other was deferred.
 */
final class Tally {
    private long added;
    private long updated;
    private long deleted;
    private long rejected;
    private long unknown;

    void delivered(DeltaKind kind) {
        switch (kind) {
            case ADDED -> added++;
            case UPDATED -> updated++;
            case DELETED -> deleted++;
        }
    }

    void rejected() {
        rejected++;
    }

    void unknown() {
        unknown++;
    }

    SyncResult.Loaded loaded(Extraction extraction) {
        long skipped = extraction.summary().unwanted();
        long deferred = extraction.toSend() - added - updated - deleted - rejected - unknown;
        return new SyncResult.Loaded(added, updated, deleted, rejected, unknown, skipped, deferred);
    }
}

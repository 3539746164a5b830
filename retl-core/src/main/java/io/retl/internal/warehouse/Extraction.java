package io.retl.internal.warehouse;

import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.DeltaSummary;
import java.util.List;

/**
 * What a delta holds, and what it was cut from.
 *
 * @param state the state it was made from
 * @param summary the rows that the sync takes
 * @param deletes how many rows would go, cut or not
 * @param differences how many rows differ, cut or not
 * @param modelRows how many rows were read of the model
 * @param invalid rows whose identifier is null or occurs more than once
 * @param parked rows that differ and are left out, because they failed too often
 * @param hasDuplicates whether the duplicates table exists
 * @param duplicateIds some of these
 * @param encoding the version of the checksum
 * @param reach how far it read in the model
 */
public record Extraction(
        MappingState state,
        DeltaSummary summary,
        long deletes,
        long differences,
        long modelRows,
        long invalid,
        long parked,
        boolean hasDuplicates,
        List<SyncResult.DuplicateId> duplicateIds,
        int encoding,
        Reach reach) {
    /** Whether rows were left for the next syncs. */
    public boolean isCut() {
        return differences > summary.staged();
    }

    /** The number before the first row. */
    public long before() {
        return (summary.deleted() > 0 ? summary.firstDelete() : summary.firstOther()) - 1;
    }

    /** The number of the last row; {@link #before()} if there is none. */
    public long last() {
        if (summary.staged() == 0) {
            return before();
        }
        return summary.staged() > summary.deleted() ? summary.lastOther() : summary.lastDelete();
    }

    /** How many rows are to be sent. */
    public long toSend() {
        return summary.staged() - summary.unwanted();
    }
}

package io.retl.internal.warehouse;

import io.retl.plan.PlannedSchemaChange;
import io.retl.warehouse.spi.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the next sync would extract, before any cut.
 *
 * @param state the state it would start from; before the first sync one without an identity
 * @param added rows that are new
 * @param updated rows that changed
 * @param deleted rows that are gone
 * @param invalid rows whose identifier is null or occurs more than once
 * @param parked rows that differ and are left out, because they are parked
 * @param modelRows how many rows the model has
 * @param samples some of the rows that would be sent, numbered as in a delta: deletes up to 0, others from 1
 * @param statements what the sync would run to make the delta, and before it to rewrite checksums
 * @param since rows with an earlier timestamp would be left out, and none looked for that is gone; empty if all are read
 * @param change what a change of the columns means, if there is one
 */
public record PlannedDelta(
        MappingState state,
        long added,
        long updated,
        long deleted,
        long invalid,
        long parked,
        long modelRows,
        List<Page.DeltaRow> samples,
        List<Sql> statements,
        Optional<Instant> since,
        Optional<PlannedSchemaChange> change) {
    /** Copies the lists. */
    public PlannedDelta {
        samples = List.copyOf(samples);
        statements = List.copyOf(statements);
    }
}

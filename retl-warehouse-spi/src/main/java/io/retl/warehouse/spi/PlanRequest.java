package io.retl.warehouse.spi;

import java.util.Optional;
import java.util.Set;

/**
 * What a plan looks at. Immutable. Everything that is rendered from it only reads.
 *
 * @param model the model
 * @param records the records table; empty before the first sync
 * @param wanted the kinds of change that are sent
 * @param limits how large a row may be; of a larger one no column is read
 * @param lastSync the number of the last folded sync, 0 before the first
 * @param unresolved the unresolved table, if it lists records, of which some may be parked
 * @param duplicates what becomes of rows that share a record id
 * @param recent whether {@code model} is restricted to recent rows: then a row that is not read is not gone
 */
public record PlanRequest(
        ModelShape model,
        Optional<TableName> records,
        Set<DeltaKind> wanted,
        SizeLimits limits,
        long lastSync,
        Optional<TableName> unresolved,
        Duplicates duplicates,
        boolean recent) {
    /** Copies the set. */
    public PlanRequest {
        wanted = Set.copyOf(wanted);
    }

    /** What becomes of rows that share a record id. */
    public enum Duplicates {
        /** They are set aside. */
        SET_ASIDE,
        /** They are taken like any other: either there are none, or the model is trusted. */
        TAKEN
    }

    /** The same where it is known that no two rows share a record id, which spares looking for them. */
    public PlanRequest withoutDuplicates() {
        return new PlanRequest(model, records, wanted, limits, lastSync, unresolved, Duplicates.TAKEN, recent);
    }
}

package io.retl.internal.warehouse;

import io.retl.warehouse.spi.ModelShape;
import java.util.Optional;

/**
 * The state of a mapping at the beginning of a sync.
 *
 * @param checkpointsTable the name of its checkpoints table, for messages
 * @param stateId its identity
 * @param lastSync the number of the last folded sync, 0 before the first
 * @param epoch the epoch of that sync
 * @param recordCount how many records there are
 * @param unresolvedCount how many records are listed as unresolved
 * @param unsettled whether tables of a sync later than the last folded one were found
 * @param signature the model's columns, as text
 * @param model the model as the warehouse describes it
 * @param timestamps what may be left unread of it; empty if it has no timestamp column
 * @param change that its checksums were made from something else, if they were
 */
public record MappingState(
        String checkpointsTable,
        String stateId,
        long lastSync,
        long epoch,
        long recordCount,
        long unresolvedCount,
        boolean unsettled,
        String signature,
        ModelShape model,
        Optional<Timestamps> timestamps,
        Optional<SchemaChange> change) {
    /** A state whose checksums are made from what the model has, and of which everything is read. */
    public MappingState(
            String checkpointsTable,
            String stateId,
            long lastSync,
            long epoch,
            long recordCount,
            long unresolvedCount,
            boolean unsettled,
            String signature,
            ModelShape model) {
        this(
                checkpointsTable,
                stateId,
                lastSync,
                epoch,
                recordCount,
                unresolvedCount,
                unsettled,
                signature,
                model,
                Optional.empty(),
                Optional.empty());
    }
}

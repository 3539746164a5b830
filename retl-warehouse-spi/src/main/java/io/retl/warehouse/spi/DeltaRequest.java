package io.retl.warehouse.spi;

import java.util.Optional;
import java.util.Set;

/**
 * What a delta is made from. Immutable.
 *
 * @param tables the tables of the sync
 * @param model the model
 * @param wanted the kinds of change that are sent; the others are staged without their columns
 * @param cut how many rows may be taken
 * @param limits how large a row may be; a larger one is staged without its columns
 * @param lastSync the number of the last folded sync, 0 before the first
 * @param copied read the copy of the model instead of the model
 * @param withoutDuplicates leave out the record ids in the duplicates table
 * @param withUnresolved whether the unresolved table lists records, of which some may be parked
 * @param whole if {@code model} is restricted to recent rows, the model without that restriction: then a row that is not
 *     read is not gone
 */
public record DeltaRequest(
        SyncTables tables,
        ModelShape model,
        Set<DeltaKind> wanted,
        Cut cut,
        SizeLimits limits,
        long lastSync,
        boolean copied,
        boolean withoutDuplicates,
        boolean withUnresolved,
        Optional<ModelShape> whole) {
    /** Copies the set. */
    public DeltaRequest {
        wanted = Set.copyOf(wanted);
    }

    /**
     * The same over a part of the model's rows: those that are left out are not gone.
     *
     * @param part the model that returns these rows alone
     */
    public DeltaRequest restricted(ModelShape part) {
        return new DeltaRequest(
                tables,
                part,
                wanted,
                cut,
                limits,
                lastSync,
                copied,
                withoutDuplicates,
                withUnresolved,
                Optional.of(model));
    }

    /** The same over a copy of the model. */
    public DeltaRequest overCopy() {
        return new DeltaRequest(
                tables, model, wanted, cut, limits, lastSync, true, withoutDuplicates, withUnresolved, whole);
    }

    /** The same without the record ids in the duplicates table. */
    public DeltaRequest excludingDuplicates() {
        return new DeltaRequest(tables, model, wanted, cut, limits, lastSync, copied, true, withUnresolved, whole);
    }
}

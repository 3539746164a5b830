package io.retl.internal.warehouse;

import io.retl.Model;
import io.retl.destination.spi.ChangeKind;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sync wants to take.
 *
 * @param sync the sync
 * @param trigger the kinds of change that are sent
 * @param cut how many rows may be taken
 * @param onDuplicateIds what happens to rows that share an identifier
 * @param since rows with an earlier timestamp are left out unless something of them is open; empty for all rows
 */
public record ExtractRequest(
        Warehouse.SyncKey sync,
        Set<ChangeKind> trigger,
        Cut cut,
        Model.DuplicateIds onDuplicateIds,
        Optional<Instant> since) {
    /** Kinds of change as the warehouse calls them. */
    public static Set<DeltaKind> kinds(Set<ChangeKind> trigger) {
        return trigger.stream().map(kind -> DeltaKind.valueOf(kind.name())).collect(Collectors.toSet());
    }
}

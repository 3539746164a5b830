package io.retl.internal.warehouse;

import io.retl.Model;
import io.retl.destination.spi.ChangeKind;
import io.retl.warehouse.spi.Cut;
import java.util.Set;

/**
 * What a sync wants to take.
 *
 * @param sync the sync
 * @param trigger the kinds of change that are sent
 * @param cut how many rows may be taken
 * @param onDuplicateIds what happens to rows that share an identifier
 */
public record ExtractRequest(
        Warehouse.SyncKey sync, Set<ChangeKind> trigger, Cut cut, Model.DuplicateIds onDuplicateIds) {}

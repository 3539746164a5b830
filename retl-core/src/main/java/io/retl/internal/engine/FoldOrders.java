package io.retl.internal.engine;

import io.retl.internal.control.Failure;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.SyncRow;
import io.retl.internal.warehouse.Warehouse;
import io.retl.sync.FailedRecord;
import java.util.List;

/** Makes the order to fold a sync from what the control store has of it, whoever folds it. */
final class FoldOrders {
    private FoldOrders() {}

    /**
     * The order for the marks that the sync has.
     *
     * @param sync a sync that has begun to load
     * @param epoch the epoch of the run that folds it
     * @param failures the sync's failure ledger
     */
    static Warehouse.FoldOrder of(SyncRow sync, long epoch, List<Failure> failures) {
        LoadPlan plan = sync.plan();
        if (plan == null) {
            throw new IllegalStateException("Sync #" + sync.number() + " has sent nothing.");
        }
        List<Warehouse.FoldException> exceptions = failures.stream()
                .map(failure -> new Warehouse.FoldException(
                        failure.seq(), code(failure.record().outcome())))
                .toList();
        return new Warehouse.FoldOrder(
                new Warehouse.SyncKey(sync.number(), sync.epoch()),
                epoch,
                plan,
                sync.deliveredThrough(),
                sync.reservedThrough(),
                exceptions);
    }

    private static String code(FailedRecord.Outcome outcome) {
        return switch (outcome) {
            case REJECTED -> "R";
            case UNKNOWN -> "U";
            case DEFERRED -> Warehouse.FoldException.DEFERRED;
        };
    }
}

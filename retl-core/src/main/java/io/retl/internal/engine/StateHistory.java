package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.internal.control.FoldMark;
import io.retl.internal.control.SyncRow;
import io.retl.internal.warehouse.MappingState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the state tables and the control store say of the syncs before. They are written one after the other, and a
 * settled mapping has both at the same sync; a difference means that one of them was restored from a copy, edited or
 * replaced.
 *
 * <p>A control store that knows nothing of the mapping is accepted if no delta shows that a sync was unfinished: then
 * nothing that it could have told is missing.
 */
final class StateHistory {
    private static final String WAYS_OUT =
            " Nothing was sent. Restore the newer copy of both, or call baseline(\"%s\") to take the model's rows as delivered, or reset(\"%s\") to send every row again.";

    private StateHistory() {}

    /**
     * What differs, if something does.
     *
     * @param epoch that of the run
     * @param last the latest sync that the control store knows, which is settled
     * @param folded the latest fold that it knows
     */
    static Optional<StateException> difference(
            String mappingId, MappingState found, long epoch, @Nullable SyncRow last, Optional<FoldMark> folded) {
        if (folded.isPresent() && isOlder(found, folded.get())) {
            return problem(
                    ErrorCode.STATE_REGRESSED,
                    "Mapping '%s': the state table '%s' stands at sync #%s, but sync #%s was folded, or it belongs to another state. It was restored from a copy."
                            .formatted(
                                    mappingId,
                                    found.checkpointsTable(),
                                    found.lastSync(),
                                    folded.get().syncNumber()),
                    mappingId);
        }
        if (folded.isPresent() && found.lastSync() > folded.get().syncNumber()) {
            return problem(
                    ErrorCode.CONTROL_REGRESSED,
                    "Mapping '%s': the state table '%s' stands at sync #%s, but the control store knows of none after #%s. The control store was restored from a copy."
                            .formatted(
                                    mappingId,
                                    found.checkpointsTable(),
                                    found.lastSync(),
                                    folded.get().syncNumber()),
                    mappingId);
        }
        if (found.unsettled() && (last == null || last.number() <= found.lastSync())) {
            return problem(
                    ErrorCode.CONTROL_REGRESSED,
                    "Mapping '%s': the state schema holds the delta of a sync after #%s, of which the control store knows nothing. The control store was replaced or restored while a sync was unfinished."
                            .formatted(mappingId, found.lastSync()),
                    mappingId);
        }
        if (found.epoch() > epoch) {
            return Optional.of(new StateException(
                    ErrorCode.LEASE_LOST,
                    "Mapping '%s': sync #%s was folded under epoch %s, this run has %s. Another process runs the mapping with another control store, or a clock went back. Nothing was sent."
                            .formatted(mappingId, found.lastSync(), found.epoch(), epoch)));
        }
        return Optional.empty();
    }

    private static boolean isOlder(MappingState found, FoldMark fold) {
        return !fold.stateId().equals(found.stateId()) || found.lastSync() < fold.syncNumber();
    }

    private static Optional<StateException> problem(ErrorCode code, String cause, String mappingId) {
        return Optional.of(new StateException(code, cause + WAYS_OUT.formatted(mappingId, mappingId)));
    }
}

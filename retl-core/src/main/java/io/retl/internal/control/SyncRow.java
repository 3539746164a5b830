package io.retl.internal.control;

import org.jspecify.annotations.Nullable;

/**
 * One sync of a mapping.
 *
 * <p>Invariant: {@code deliveredThrough <= reservedThrough}; every row up to the first mark is resolved, no row beyond the
 * second was sent.
 *
 * @param number its number within the mapping
 * @param epoch the epoch it runs under
 * @param stage how far it has come
 * @param plan what was stored before the first send; null before that
 * @param deliveredThrough every row up to it is resolved
 * @param reservedThrough nothing beyond it may have been sent
 * @param differences how many rows differed before the cut; 0 if the sync was not cut. Until it loads, that of the sync before
 */
public record SyncRow(
        long number,
        long epoch,
        SyncStage stage,
        @Nullable LoadPlan plan,
        long deliveredThrough,
        long reservedThrough,
        long differences) {
    /** Whether rows of it may have been sent, and it is not settled. */
    public boolean hasSent() {
        return stage == SyncStage.LOADING || stage == SyncStage.FOLDING;
    }
}

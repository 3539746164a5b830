package io.retl.warehouse.spi;

import java.util.Optional;

/**
 * What a fold does. Immutable. Everything in it was written to the control store before the fold began, so that a sync
 * and its successor fold the same thing and the guard lets one of them through.
 *
 * @param tables the tables of the sync
 * @param guard which fold is allowed
 * @param deliveredThrough every row up to it is resolved
 * @param reservedThrough no row beyond it was sent; those after {@code deliveredThrough} may have been
 * @param hasExceptions whether the exceptions table exists
 * @param hasDuplicates whether the duplicates table exists
 * @param complete whether the delta holds every change there is
 * @param parking when a record that failed is parked
 * @param reach what was read
 */
public record FoldRequest(
        SyncTables tables,
        Guard guard,
        long deliveredThrough,
        long reservedThrough,
        boolean hasExceptions,
        boolean hasDuplicates,
        boolean complete,
        Parking parking,
        Reach reach) {
    /**
     * How far the sync read.
     *
     * @param recent only recent rows were read, so that a record which is not in the delta may be gone
     * @param checkpoint what the checkpoint becomes with this fold; empty if it stays
     */
    public record Reach(boolean recent, Optional<String> checkpoint) {
        /** All rows, of a model without a timestamp column. */
        public static final Reach WHOLE = new Reach(false, Optional.empty());
    }

    /**
     * When a record that is rejected or left unknown is parked.
     *
     * @param began when the sync began, in seconds since 1970; a first failure is counted from it
     * @param syncs in how many syncs in a row the same version failed
     * @param since parked, too, if it first failed at or before this time, in seconds since 1970
     */
    public record Parking(long began, long syncs, long since) {}

    /**
     * The fold guard. A fold is allowed only while the checkpoint still has the state id and the sync number that the
     * sync saw when it began, and no later epoch.
     *
     * @param stateId the identity of the state
     * @param expectedSync the sync number that the checkpoint must have
     * @param syncNumber the number that it gets
     * @param epoch the epoch that it gets
     * @param columns the column signature that it gets
     * @param encoding the version of the checksum that it gets
     */
    public record Guard(String stateId, long expectedSync, long syncNumber, long epoch, String columns, int encoding) {}
}

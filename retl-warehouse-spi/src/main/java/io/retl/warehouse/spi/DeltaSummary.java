package io.retl.warehouse.spi;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a staged delta holds. Immutable.
 *
 * @param added rows that are new
 * @param updated rows that changed
 * @param deleted rows that are gone
 * @param unwanted rows of these whose kind the trigger does not take
 * @param firstDelete the lowest number of a delete; 0 if there is none
 * @param lastDelete the highest number of a delete; -1 if there is none
 * @param firstOther the lowest number of another change; 1 if there is none
 * @param lastOther the highest number of another change; 0 if there is none
 * @param unmatched new rows whose record id is in no record
 * @param unmatchedIds how many different record ids these and the parked ones of that kind have
 * @param withoutId rows whose record id is null
 * @param parked rows that differ and carry no number, because they are parked
 * @param parkedUnmatched those of them whose record id is in no record
 * @param parkedDeleted those of them that are gone from the model
 * @param maxBytes the size of the largest row to send
 */
public record DeltaSummary(
        long added,
        long updated,
        long deleted,
        long unwanted,
        long firstDelete,
        long lastDelete,
        long firstOther,
        long lastOther,
        long unmatched,
        long unmatchedIds,
        long withoutId,
        long parked,
        long parkedUnmatched,
        long parkedDeleted,
        long maxBytes) {
    /** Reads the current row of the result of {@link StatementRules#summarize}. */
    public static DeltaSummary read(ResultSet row) throws SQLException {
        return new DeltaSummary(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15));
    }

    /** How many rows the delta has. */
    public long rows() {
        return staged() + withoutId + parked;
    }

    /** How many rows carry a number. */
    public long staged() {
        return added + updated + deleted;
    }
}

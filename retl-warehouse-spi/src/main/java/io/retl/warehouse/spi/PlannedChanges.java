package io.retl.warehouse.spi;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows a sync would find. Immutable.
 *
 * @param added rows that are new
 * @param updated rows that changed
 * @param deleted rows that are gone
 * @param invalid rows that are set aside, because their record id is null or shared
 * @param parked rows that differ and are left out, because they are parked
 * @param modelRows rows of the model
 * @param duplicateIds record ids that several rows share
 */
public record PlannedChanges(
        long added, long updated, long deleted, long invalid, long parked, long modelRows, long duplicateIds) {
    /** Reads the current row of the result of {@link StatementRules#planChanges}. */
    public static PlannedChanges read(ResultSet row) throws SQLException {
        return new PlannedChanges(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}

package io.retl.warehouse.spi;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a fold finds before it begins. Immutable.
 *
 * @param rows how many rows the delta has
 * @param growth by how many the records will grow; negative if they become fewer
 */
public record FoldSummary(long rows, long growth) {
    /** Reads the current row of the result of {@link StatementRules#summarizeFold}. */
    public static FoldSummary read(ResultSet row) throws SQLException {
        return new FoldSummary(row.getLong(1), row.getLong(2));
    }
}

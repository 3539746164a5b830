package io.retl.it.bigquery;

import com.google.zetasql.SimpleColumn;
import com.google.zetasql.Value;
import java.util.List;

/**
 * What a statement gave.
 *
 * @param columns the columns of its result; empty for a statement that gives none
 * @param rows its rows
 * @param changed how many rows it changed
 */
record StandInResult(List<SimpleColumn> columns, List<? extends List<Value>> rows, int changed) {
    /** A statement that gives no rows. */
    static StandInResult changed(int rows) {
        return new StandInResult(List.of(), List.of(), rows);
    }
}

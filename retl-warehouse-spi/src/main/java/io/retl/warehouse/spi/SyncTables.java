package io.retl.warehouse.spi;

import java.util.List;

/**
 * The tables and sequences of one sync beside those of its mapping. Immutable.
 *
 * @param mapping the tables that stay
 * @param delta the staged changes
 * @param copy the model's rows, where the product needs a copy
 * @param duplicates the record ids that occur more than once
 * @param exceptions the rows of the delta that were not delivered
 * @param counters four sequences that number the delta
 */
public record SyncTables(
        MappingTables mapping,
        TableName delta,
        TableName copy,
        TableName duplicates,
        TableName exceptions,
        List<TableName> counters) {
    /** Copies the list. */
    public SyncTables {
        counters = List.copyOf(counters);
    }
}

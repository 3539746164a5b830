package io.retl.warehouse.spi;

/**
 * The tables that hold a mapping's state between syncs. Immutable.
 *
 * @param records what the destination has: one row per record id
 * @param checkpoints one row: the fold guard and what the state was made from
 * @param unresolved rejected, unknown, parked and set-aside records
 */
public record MappingTables(TableName records, TableName checkpoints, TableName unresolved) {}

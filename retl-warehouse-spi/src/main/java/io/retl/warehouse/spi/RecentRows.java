package io.retl.warehouse.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rows of a model a sync reads that does not compare all of them. Immutable.
 *
 * <p>Invariant: a row that is open in any way is read whatever its timestamp says, and so is one without a timestamp.
 *
 * @param timestamp the column that says when a row changed
 * @param since rows before it are left out
 * @param listed the unresolved table, if it lists records
 * @param unconfirmed the records table, if it has records that are unconfirmed
 */
public record RecentRows(
        Column timestamp, Instant since, Optional<TableName> listed, Optional<TableName> unconfirmed) {}

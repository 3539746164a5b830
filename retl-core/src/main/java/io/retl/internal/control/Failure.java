package io.retl.internal.control;

import io.retl.sync.FailedRecord;

/**
 * A row of the failure ledger.
 *
 * @param seq its number in the delta
 * @param record what became of it
 */
public record Failure(long seq, FailedRecord record) {}

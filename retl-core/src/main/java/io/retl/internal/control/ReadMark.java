package io.retl.internal.control;

import org.jspecify.annotations.Nullable;

/**
 * How far a sync read in its model.
 *
 * @param recent whether it read recent rows alone, so that it cannot tell which are gone
 * @param last the number of the last row of its delta
 * @param checkpoint what the checkpoint becomes once every row up to there is resolved; null if it stays
 */
public record ReadMark(boolean recent, long last, @Nullable String checkpoint) {
    /** All rows, of a model without a timestamp column. */
    public static final ReadMark WHOLE = new ReadMark(false, 0, null);
}

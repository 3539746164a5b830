package io.retl.warehouse.spi;

/**
 * How many rows a sync may take and where in the hash range of the record ids it begins. Immutable.
 *
 * <p>With one bucket no row has precedence. With more, the rows of the named bucket are numbered so that they are taken
 * first: a sync that follows a cut one names the next bucket, so that lasting overload starves no row.
 *
 * @param limit the most rows, at least 1
 * @param buckets into how many parts the hash range is divided, at least 1
 * @param bucket the part that goes first, from 0
 */
public record Cut(long limit, int buckets, int bucket) {
    /** Checks the ranges. */
    public Cut {
        if (limit < 1 || buckets < 1 || bucket < 0 || bucket >= buckets) {
            throw new IllegalArgumentException("limit " + limit + ", bucket " + bucket + " of " + buckets);
        }
    }

    /** Whether some rows have precedence. */
    public boolean hasPrecedence() {
        return buckets > 1;
    }

    /** The lowest number a staged delete may have. */
    public long lowestDelete() {
        return 1 - (hasPrecedence() ? 2 * limit : limit);
    }

    /** The highest number another staged change may have. */
    public long highestOther() {
        return hasPrecedence() ? 2 * limit : limit;
    }
}

package io.retl.internal.warehouse;

import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaSummary;

/**
 * Which of the staged rows a sync takes: two ranges of numbers.
 *
 * <p>Invariant: exactly the limit is taken whenever that many rows are staged. Deletes get a share of one tenth, at least
 * one row, because engines emit them last and they would starve; what either side leaves goes to the other. With
 * precedence, the rows of the preferred bucket are taken before the others.
 */
record TakenRows(long firstDelete, long lastDelete, long firstOther, long lastOther) {
    private static final long DELETE_SHARE = 10;

    static TakenRows of(DeltaSummary staged, Cut cut) {
        long limit = cut.limit();
        long stagedDeletes = staged.deleted();
        long stagedOthers = staged.staged() - stagedDeletes;
        long share = Math.max(1, limit / DELETE_SHARE);
        long deletes = Math.min(stagedDeletes, share);
        long others = Math.min(stagedOthers, limit - deletes);
        deletes = Math.min(stagedDeletes, limit - others);
        if (!cut.hasPrecedence()) {
            return new TakenRows(1 - deletes, 0, 1, others);
        }
        long preferredDeletes = Math.min(deletes, Math.max(0, staged.lastDelete() + limit));
        long preferredOthers = Math.min(others, Math.max(0, limit - staged.firstOther() + 1));
        return new TakenRows(
                1 - limit - (deletes - preferredDeletes),
                preferredDeletes - limit,
                limit + 1 - preferredOthers,
                limit + (others - preferredOthers));
    }

    long count() {
        return lastDelete - firstDelete + 1 + (lastOther - firstOther + 1);
    }
}

package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.control.ReadMark;
import io.retl.internal.control.SyncRow;
import io.retl.internal.warehouse.Checkpoint;
import io.retl.internal.warehouse.ExtractRequest;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Warehouse.SyncKey;
import io.retl.warehouse.spi.Cut;
import java.time.Instant;
import java.util.Set;

/**
 * A sync that was begun, and what it begins with.
 *
 * @param row the sync as the control store has it
 * @param state the mapping's state before it
 * @param isBaseline whether it takes the model's rows as delivered instead of sending them
 */
record OpenSync(SyncRow row, MappingState state, boolean isBaseline) {
    private static final int MAX_BUCKETS = 1_000_000;

    SyncKey key() {
        return new SyncKey(row.number(), row.epoch());
    }

    /** The kinds of change that it sends; a baseline wants none, so each is folded as seen. */
    Set<ChangeKind> trigger(Mapping mapping) {
        return isBaseline ? Set.of() : mapping.trigger();
    }

    ExtractRequest request(Mapping mapping, Limits limits) {
        return new ExtractRequest(
                key(),
                trigger(mapping),
                cut(limits.recordsPerSync()),
                mapping.model().onDuplicateIds(),
                state.timestamps().flatMap(timestamps -> timestamps.since(mapping.model(), row.number())));
    }

    /** After a cut sync the next one begins at another part of the hash range, small enough to be taken whole. */
    private Cut cut(long limit) {
        long before = row.differences();
        int buckets = (int) Math.min(MAX_BUCKETS, before / limit * 2 + (before > 0 ? 2 : 1));
        return new Cut(limit, buckets, (int) (row.number() % buckets));
    }

    /** What settling this sync needs, if this run does not come to it. */
    static LoadPlan plan(Extraction found, Instant now) {
        MappingState from = found.state();
        return new LoadPlan(
                from.stateId(),
                from.lastSync(),
                found.before(),
                found.summary().staged()
                        + found.summary().withoutId()
                        + found.summary().parked(),
                from.signature(),
                found.encoding(),
                !found.isCut(),
                found.hasDuplicates(),
                now.getEpochSecond(),
                new ReadMark(
                        found.reach().isRecent(),
                        found.last(),
                        found.reach().checkpoint().map(Checkpoint::text).orElse(null)));
    }
}

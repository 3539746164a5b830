package io.retl.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The batches that have left the builder, until every row before them is resolved. Not thread-safe.
 *
 * <p>Batches may overlap: rows that were held back follow rows with higher numbers.
 */
final class OpenBatches {
    private final NavigableMap<Long, Batch> open = new TreeMap<>();
    private final NavigableMap<Long, Batch> aheadOfMark = new TreeMap<>();
    private long records;
    private long bytes;

    void add(Batch batch) {
        open.put(batch.first(), batch);
        aheadOfMark.put(batch.last(), batch);
        records += batch.size();
        bytes += batch.rowBytes();
    }

    /** Forgets a batch of which every record has an outcome, but for the count of records. */
    void close(Batch batch) {
        if (open.remove(batch.first()) != null) {
            bytes -= batch.rowBytes();
        }
    }

    /** Forgets the batches that end at or before a number. */
    void passed(long resolved) {
        Iterator<Map.Entry<Long, Batch>> behind =
                aheadOfMark.headMap(resolved, true).entrySet().iterator();
        while (behind.hasNext()) {
            records -= behind.next().getValue().size();
            behind.remove();
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The batches with a record without an outcome; a copy. */
    List<Batch> all() {
        return new ArrayList<>(open.values());
    }

    Collection<Batch> view() {
        return open.values();
    }

    /** The lowest number of a record without an outcome; the given number if there is none. */
    long firstOpen(long otherwise) {
        return open.isEmpty() ? otherwise : open.firstKey();
    }

    /** How many rows up to a number left the builder and are not behind every open one. */
    long rowsUpTo(long number) {
        return aheadOfMark.lastEntry() == null || aheadOfMark.lastKey() <= number
                ? records
                : aheadOfMark.values().stream()
                        .mapToLong(batch -> batch.rowsUpTo(number))
                        .sum();
    }

    /** About how much heap they take. */
    long bytes() {
        return bytes;
    }

    boolean hasDeletes() {
        return !open.isEmpty() && open.firstKey() <= 0;
    }
}

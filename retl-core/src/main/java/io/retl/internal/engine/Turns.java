package io.retl.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose turn it is among the syncs of one source. Thread-safe.
 *
 * <p>Invariant: all stand in one line in the order in which they came, those at its head run, and there are never more of
 * these than the limit. So nobody is overtaken, and whoever leaves, whether it ran or waited, lets the next one move up.
 */
final class Turns {
    private final int limit;
    private final Map<Object, Runnable> line = new LinkedHashMap<>();

    /**
     * Nobody stands in line.
     *
     * @param limit how many may run at once
     */
    Turns(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    /**
     * Stands in line, if it does not yet.
     *
     * @param wake told when somebody leaves the line who stood before it
     * @return how many must leave before it may run; 0 if it may
     */
    synchronized int ahead(Object sync, Runnable wake) {
        line.putIfAbsent(sync, wake);
        return Math.max(0, place(sync) - limit + 1);
    }

    /** Leaves the line; nothing if it does not stand there. */
    synchronized void leave(Object sync) {
        if (line.remove(sync) != null) {
            line.values().stream().skip(limit - 1L).findFirst().ifPresent(Runnable::run);
        }
    }

    private int place(Object sync) {
        int place = 0;
        for (Object other : line.keySet()) {
            if (other == sync) {
                return place;
            }
            place++;
        }
        throw new IllegalStateException("The sync does not stand in line.");
    }
}

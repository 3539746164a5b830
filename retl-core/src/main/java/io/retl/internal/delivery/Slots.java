package io.retl.internal.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** How many batches of a destination may be on their way, over all its mappings. Thread-safe. */
public final class Slots {
    private final int total;
    private int free;
    private final Set<Runnable> waiting = new LinkedHashSet<>();

    /**
     * All of them free.
     *
     * @param total how many there are
     */
    public Slots(int total) {
        this.total = total;
        this.free = total;
    }

    int total() {
        return total;
    }

    synchronized boolean tryEnter(Runnable whenFree) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(whenFree);
        return false;
    }

    void leave() {
        Deque<Runnable> woken;
        synchronized (this) {
            free++;
            woken = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }
}

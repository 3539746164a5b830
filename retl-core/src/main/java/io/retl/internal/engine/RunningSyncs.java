package io.retl.internal.engine;

import io.retl.internal.step.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The syncs that run in this process, one for a mapping at most, until it is closed. Thread-safe. */
final class RunningSyncs {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Clock clock;
    private final Map<String, SyncRun> runs = new LinkedHashMap<>();
    private boolean closed;

    RunningSyncs(Clock clock) {
        this.clock = clock;
    }

    /**
     * Refuses what comes too late.
     *
     * @throws IllegalStateException if no more are taken
     */
    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This Retl is closed.");
        }
    }

    /** Refuses further syncs; false if that was done before. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /**
     * Adds a run; false if the mapping is running.
     *
     * @throws IllegalStateException if no more are taken
     */
    synchronized boolean add(String mappingId, SyncRun run) {
        requireOpen();
        return runs.putIfAbsent(mappingId, run) == null;
    }

    synchronized void remove(String mappingId, SyncRun run) {
        runs.remove(mappingId, run);
        notifyAll();
    }

    synchronized Optional<SyncRun> find(String mappingId) {
        return Optional.ofNullable(runs.get(mappingId));
    }

    synchronized void each(BiConsumer<String, SyncRun> call) {
        runs.forEach(call);
    }

    /** Waits until none runs, at most so long; whether none does. An interrupt ends the wait and is kept. */
    synchronized boolean awaitNone(Duration atMost) {
        long left = (atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST).toNanos();
        long end = clock.nanos() + left;
        try {
            while (!runs.isEmpty() && left > 0) {
                wait(left / 1_000_000 + 1);
                left = end - clock.nanos();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return runs.isEmpty();
    }
}

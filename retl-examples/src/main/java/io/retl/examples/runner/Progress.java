package io.retl.examples.runner;

import io.retl.event.SyncListener;
import java.util.OptionalInt;

/** Shows on the error stream how a sync gets on. */
interface Progress extends SyncListener {
    /** A sync is about to begin: it waits for its turn, and settles what an earlier one left. */
    void begin(String mappingId);

    /** Takes away what would stand in the way of other lines. */
    void clear();

    /** A bar on a terminal, lines elsewhere and between log lines. */
    static Progress of(Environment environment, Console console, Verbosity verbosity) {
        OptionalInt columns = verbosity == Verbosity.QUIET ? environment.progressColumns() : OptionalInt.empty();
        return columns.isPresent()
                ? new BarProgress(console.progress(), columns.getAsInt())
                : new LineProgress(console, environment::nanoTime);
    }
}

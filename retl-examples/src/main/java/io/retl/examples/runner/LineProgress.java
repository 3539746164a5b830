package io.retl.examples.runner;

import io.retl.event.ProgressEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line when a sync begins, and then at most one every ten seconds. Thread-safe. */
final class LineProgress implements Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final Console console;
    private final LongSupplier nanoClock;
    private long lastLine;

    LineProgress(Console console, LongSupplier nanoClock) {
        this.console = console;
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized void begin(String mappingId) {
        lastLine = nanoClock.getAsLong();
        console.note(mappingId + ": started");
    }

    @Override
    public synchronized void onProgress(ProgressEvent event) {
        long now = nanoClock.getAsLong();
        if (now - lastLine >= INTERVAL_NANOS) {
            lastLine = now;
            long percent = event.total() == 0 ? 100 : Math.floorDiv(100 * event.done(), event.total());
            console.note(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d records (%d %%)",
                    event.mappingId(),
                    event.done(),
                    event.total(),
                    percent));
        }
    }

    @Override
    public void clear() {
        // A line stays where it is.
    }
}

package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.event.PhaseEvent;
import io.retl.event.SyncListener;
import org.jspecify.annotations.Nullable;

/**
 * Ends the running sync in good order when a person presses Ctrl-C: the first time it is cancelled, so that what is on its way
 * is answered and kept; the second time the process ends at once.
 *
 * <p>A cancel does nothing before a sync is registered with retl, and is refused after retl is closed. The request is
 * therefore kept, and repeated when the sync says that it has begun; and nothing is cancelled once it is over.
 */
final class Interruption implements SyncListener, AutoCloseable {
    private static final int ENDED_BY_INTERRUPT = 130;

    private final Console console;
    private final Environment environment;
    private final Progress progress;
    private final Runnable restorer;
    private volatile boolean requested;
    private @Nullable Retl retl;
    private @Nullable String running;

    /** Listens from now on. */
    Interruption(Environment environment, Console console, Progress progress) {
        this.environment = environment;
        this.console = console;
        this.progress = progress;
        this.restorer = environment.onInterrupt(this::interrupted);
    }

    /** Says whose syncs are to be cancelled. */
    synchronized void watch(Retl retl) {
        this.retl = retl;
    }

    /** Whether a person asked to stop. */
    boolean isRequested() {
        return requested;
    }

    /** From now on there is something to cancel. */
    synchronized void begin(String mappingId) {
        running = mappingId;
        cancelIfRequested();
    }

    /** From now on there is nothing to cancel. */
    synchronized void end() {
        running = null;
    }

    @Override
    public void onPhase(PhaseEvent event) {
        begin(event.mappingId());
    }

    /** Ctrl-C ends the process again. */
    @Override
    public void close() {
        restorer.run();
    }

    private void interrupted() {
        if (requested) {
            environment.leave(ENDED_BY_INTERRUPT);
            return;
        }
        requested = true;
        progress.clear();
        console.note("Stopping: what is on its way is waited for and kept. Press Ctrl-C again to leave at once.");
        cancelIfRequested();
    }

    private synchronized void cancelIfRequested() {
        if (requested && retl != null && running != null) {
            retl.cancel(running);
        }
    }
}

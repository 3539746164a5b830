package io.retl.internal.step;

import io.retl.event.PhaseEvent;
import io.retl.event.ProgressEvent;
import io.retl.event.QueuedEvent;
import io.retl.event.SyncListener;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners. Neither what they throw nor how long they take reaches a sync. Thread-safe. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SyncListener> listeners;
    private final Executor executor;

    /**
     * Tells these, in this order.
     *
     * @param executor runs one call after the other; an event that it refuses is dropped
     */
    public Listeners(List<SyncListener> listeners, Executor executor) {
        this.listeners = List.copyOf(listeners);
        this.executor = executor;
    }

    /** A sync waits for its turn. */
    public void queued(QueuedEvent event) {
        each(listener -> listener.onQueued(event));
    }

    /** A sync entered a phase. */
    public void phase(PhaseEvent event) {
        each(listener -> listener.onPhase(event));
    }

    /** Records got their outcomes. */
    public void progress(ProgressEvent event) {
        each(listener -> listener.onProgress(event));
    }

    private void each(Consumer<SyncListener> call) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> tell(call));
        } catch (RejectedExecutionException full) {
            LOG.debug("An event was dropped, because the listeners have not caught up.");
        }
    }

    private void tell(Consumer<SyncListener> call) {
        for (SyncListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error failure) { // whatever it is, the other listeners are told
                LOG.warn("A listener failed: {}", listener.getClass().getName(), failure);
            }
        }
    }
}

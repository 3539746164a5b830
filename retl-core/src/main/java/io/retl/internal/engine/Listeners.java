package io.retl.internal.engine;

import io.retl.event.PhaseEvent;
import io.retl.event.ProgressEvent;
import io.retl.event.SyncListener;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the host's listeners. What they throw never reaches a sync. Thread-safe. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<SyncListener> listeners;

    /** Tells these, in this order. */
    public Listeners(List<SyncListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void phase(PhaseEvent event) {
        each(listener -> listener.onPhase(event));
    }

    void progress(ProgressEvent event) {
        each(listener -> listener.onProgress(event));
    }

    private void each(Consumer<SyncListener> call) {
        for (SyncListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError failure) {
                LOG.warn("A listener failed: {}", listener.getClass().getName(), failure);
            }
        }
    }
}

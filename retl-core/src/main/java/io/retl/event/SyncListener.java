package io.retl.event;

/**
 * Is told how syncs get on. Implemented by hosts; must be thread-safe, because several syncs may run at once.
 *
 * <p>It is called on the thread that runs the sync and must not block. What it throws is logged and ignored.
 */
public interface SyncListener {
    /** A phase of a sync began. */
    default void onPhase(PhaseEvent event) {}

    /** The destination answered for some records; at most once per batch. */
    default void onProgress(ProgressEvent event) {}
}

package io.retl.event;

/**
 * Is told how syncs get on. Implemented by hosts.
 *
 * <p>It is called on a thread of its own, one call after the other, in the order of events. What it throws is logged and
 * ignored. One that blocks holds no sync up: while 1,000 events wait, further ones are dropped, and a sync that ends waits 5
 * seconds at most until all was told.
 */
public interface SyncListener {
    /** A sync waits for its turn; told once, when it begins to wait. Default nothing. */
    default void onQueued(QueuedEvent event) {}

    /** A phase of a sync began. */
    default void onPhase(PhaseEvent event) {}

    /** The destination answered for some records; at most once per batch. */
    default void onProgress(ProgressEvent event) {}
}

package io.retl.internal.control;

/** How far a sync has come. What a crash leaves to do depends on nothing else. */
public enum SyncStage {
    /** Nothing was sent. */
    EXTRACTING,
    /** Rows up to the reserved mark may have been sent. */
    LOADING,
    /** The marks are frozen; the fold may or may not have happened. */
    FOLDING,
    /** Over and settled. */
    DONE
}

package io.retl.sync;

/** The three parts of a sync. */
public enum SyncPhase {
    /** The warehouse works out the delta. */
    EXTRACT,
    /** The delta is mapped and delivered. */
    LOAD,
    /** What was confirmed moves into the records. */
    FOLD
}

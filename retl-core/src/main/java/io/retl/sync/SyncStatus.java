package io.retl.sync;

/** How a sync ended. Every status keeps what was delivered and loses no row. */
public enum SyncStatus {
    /** Everything that the sync took was delivered. */
    SUCCEEDED,
    /** Some rows were delivered or skipped; others were set aside, rejected, left unknown or deferred. */
    PARTIAL,
    /** Extract or fold failed, the lease was lost, or there was something to send and nothing was delivered. */
    FAILED,
    /**
     * A person must act: the mass-delete guard, credentials, configuration, a control store that fails. The next sync starts
     * afresh.
     */
    PAUSED,
    /** A person or the host stopped it. */
    CANCELLED,
    /** It ended without a word and a later sync settled it. */
    INTERRUPTED
}

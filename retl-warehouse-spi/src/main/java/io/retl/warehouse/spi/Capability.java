package io.retl.warehouse.spi;

/** What a product can do that the shared rendering makes use of. A missing one has a documented substitute. */
public enum Capability {
    /**
     * FULL OUTER JOIN. Without it the model is copied once and the copy is joined twice, and a plan tells rows that share a
     * record id from others by a count over a window.
     */
    FULL_JOIN,
    /**
     * All statements of one transaction see one state of the tables, and DDL takes part in the transaction. Without it
     * the model is copied once, so that the delta and the counts beside it see the same rows.
     */
    SNAPSHOT_TRANSACTION,
    /**
     * Several statements that change rows take effect together or not at all. Without it each statement of a fold looks at the
     * guard itself and may be repeated, and the guard moves last.
     */
    TRANSACTION,
    /**
     * Sequences count without a gap within one statement. Without them the rows of a delta are numbered by what stands before
     * their part of the hash range and by their place in it, which reads the changes twice: a dialect that has no sequences
     * has no {@link #SNAPSHOT_TRANSACTION} either, so that both readings are of one copy.
     */
    SEQUENCES,
    /** MERGE with several branches, each with a condition. Without it a fold deletes, updates and inserts. */
    MERGE,
    /**
     * Its tables can hold the control store: SELECT … FOR UPDATE locks a row until the commit, a committed row lasts, and
     * {@code TIMESTAMP WITH TIME ZONE} and {@code CURRENT_TIMESTAMP} are the standard's. Without it a source cannot keep the
     * progress of its own syncs, and the host names another database for that.
     */
    CONTROL_STORE
}

package io.retl.destination.spi;

/** What a mapping wants done with records at the destination; each action says which of them it takes. */
public enum SyncMode {
    /** Make records that are not there. */
    ADD,
    /** Change records that are there. */
    UPDATE,
    /** Change records that are there, make the others. */
    UPSERT,
    /** Remove records. */
    DELETE,
    /** Keep the destination as the model is: make, change and remove. */
    MIRROR
}

package io.retl.destination.spi;

/** How a row of a model differs from what the destination has. */
public enum ChangeKind {
    /** The row is in the model and was never delivered, or was deleted since. */
    ADDED,
    /** The row was delivered and has other values now. */
    UPDATED,
    /** The row was delivered and is no longer in the model. */
    DELETED
}

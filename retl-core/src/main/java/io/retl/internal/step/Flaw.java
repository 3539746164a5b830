package io.retl.internal.step;

/**
 * Faults that a test plants, to prove that the simulation finds them. Each names a rule of the protocol and leaves it out;
 * a host has no way to plant one.
 */
public enum Flaw {
    /** A sync that a crash left is forgotten instead of settled. */
    SKIP_SETTLE,
    /** A sync of the run's own epoch is settled, too. */
    SETTLE_OWN_EPOCH,
    /** A batch counts as resolved when it is sent. */
    FOLD_BEFORE_ANSWER,
    /** A plain rejection makes the record forget that an earlier attempt may have been applied. */
    UNKNOWN_FORGOTTEN,
    /** The message id leaves the origin out. */
    NO_ORIGIN_IN_MESSAGE_ID,
    /** Each attempt has a message id of its own. */
    RETRY_WITH_NEW_ID,
    /** Other changes leave while deletes are unanswered. */
    ADDS_BEFORE_DELETES,
    /** Unconfirmed rows do not wait for late requests of an earlier run. */
    NO_HOLD,
    /** The lease is given back although a request may still be applied. */
    RELEASE_WITH_REQUEST_IN_AIR,
    /** The reserved mark is stored after the batch has left. */
    MARK_AFTER_SEND,
    /** The failure ledger is written after the mark has passed it. */
    FAILURES_AFTER_MARK,
    /** The local deadline of the lease is ignored. */
    NO_DEADLINE_CHECK
}

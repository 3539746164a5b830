package io.retl.internal.engine;

/** Faults planted in what the engine stands on; those in the engine itself are the {@link io.retl.internal.step.Flaw}s. */
enum PlantedBug {
    /** A fold takes effect whatever sync and epoch the checkpoint stands at. */
    FOLD_WITHOUT_GUARD,
    /** The fold takes the window as delivered. */
    WINDOW_FOLDED_AS_DELIVERED,
    /** The fold leaves the window as it was. */
    WINDOW_FORGOTTEN,
    /** The fold takes an unknown outcome for a rejection. */
    UNKNOWN_FOLDED_AS_REJECTED,
    /** An unconfirmed row stands at the sync that marked it, not at the origin of its attempt. */
    ORIGIN_OF_ATTEMPT_FORGOTTEN,
    /** Every attempt for an unconfirmed row keeps the stored origin. */
    ORIGIN_KEPT_FOR_ANOTHER_ATTEMPT,
    /** An unconfirmed row whose attempt equals the model is taken for settled. */
    UNCONFIRMED_TAKEN_FOR_EQUAL,
    /** A parked row rests although it changed. */
    PARKED_WHATEVER_THE_CHECKSUM,
    /** The control store takes a write of a run that lost its lease. */
    CONTROL_IGNORES_THE_EPOCH,
    /** The delivered mark is stored as far as the reserved one. */
    DELIVERED_MARK_TOO_FAR,
    /** The reserved mark is stored only as far as the delivered one. */
    RESERVED_MARK_TOO_SHORT,
    /** The failure ledger takes writes and keeps none. */
    LEDGER_FORGETS,
    /** The next holder is not told how long requests of the last may still be applied. */
    REST_FORGOTTEN,
    /** A record without an answer counts as delivered. */
    MISSING_ANSWER_IS_DELIVERED,
    /** A sweep drops what runs with a later epoch made. */
    SWEEP_IGNORES_THE_EPOCH,
    /** A page begins one row too late. */
    PAGE_SKIPS_A_ROW,
    /** Nobody looks for rows that share an id. */
    DOUBLED_ROW_NOT_SET_ASIDE,
    /** A baseline drops the state and does not remember that rows are to be taken over. */
    BASELINE_FORGOTTEN,
    /** A reset leaves the tables in the warehouse as they are. */
    RESET_KEEPS_THE_RECORDS,
    /** The checkpoint moves although a delta was cut, or not every row of it is resolved. */
    CHECKPOINT_MOVED_ALTHOUGH_ROWS_ARE_LEFT,
    /** The checkpoint moves to a timestamp of the future. */
    CHECKPOINT_PAST_THE_CLOCK,
    /** What is open of a row is forgotten once its timestamp is old. */
    OPEN_ROWS_NOT_READ_AGAIN,
    /** A row without a timestamp is taken for an old one. */
    ROWS_WITHOUT_A_TIMESTAMP_NOT_READ,
    /** A rebase takes an unconfirmed row that equals its last attempt for confirmed. */
    REBASE_TAKES_UNCONFIRMED,
    /** A rebase rewrites the checksum of a row whatever it was. */
    REBASE_TAKES_WHAT_DIFFERS
}

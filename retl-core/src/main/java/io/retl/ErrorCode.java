package io.retl;

/** A stable name for a kind of failure, for grouping and alerts. Names are never reused. */
public enum ErrorCode {
    /** A definition is wrong; nothing ran. */
    CONFIGURATION(Kind.USER),
    /** No dialect or destination has the name. */
    UNKNOWN_PLUGIN(Kind.USER),
    /** Another run holds the mapping's lease. */
    MAPPING_BUSY(Kind.USER),
    /** The model's unique identifier is not unique, and the model asks to fail then. */
    DUPLICATE_IDS(Kind.USER),
    /** More rows would be deleted than the mass-delete guard lets pass. */
    MASS_DELETE(Kind.USER),
    /** A person or the host stopped the sync. */
    CANCELLED(Kind.USER),
    /** The warehouse refused a statement or did not answer. */
    WAREHOUSE(Kind.WAREHOUSE),
    /** The state tables were dropped, edited or restored. */
    STATE_DAMAGED(Kind.STATE),
    /** The delta of an unfinished sync is missing or short. */
    DELTA_LOST(Kind.STATE),
    /** Another run took the lease over. */
    LEASE_LOST(Kind.STATE),
    /** What was delivered could not be written to the state tables; the next sync does it. */
    FOLD_FAILED(Kind.STATE),
    /** The destination refused the credentials. */
    DESTINATION_CREDENTIALS(Kind.DESTINATION),
    /** The destination is set up wrongly. */
    DESTINATION_CONFIGURATION(Kind.DESTINATION),
    /** There was something to send and nothing was delivered. */
    NOTHING_DELIVERED(Kind.DESTINATION),
    /** So many records failed that the sync stopped sending. */
    TOO_MANY_FAILURES(Kind.DESTINATION),
    /** An invariant of retl broke; please report it. */
    INTERNAL(Kind.INTERNAL);

    private final Kind kind;

    ErrorCode(Kind kind) {
        this.kind = kind;
    }

    /** Whose problem it is. */
    public Kind kind() {
        return kind;
    }

    /** Whose problem a failure is. */
    public enum Kind {
        /** Of the person who wrote the definitions. */
        USER,
        /** Of the warehouse. */
        WAREHOUSE,
        /** Of the destination. */
        DESTINATION,
        /** Of the stored state. */
        STATE,
        /** Of retl. */
        INTERNAL
    }
}

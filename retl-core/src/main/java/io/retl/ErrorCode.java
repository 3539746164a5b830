package io.retl;

/** A stable name for a kind of failure, for grouping and alerts. Names are never reused. */
public enum ErrorCode {
    /** A definition is wrong; nothing ran. */
    CONFIGURATION(Kind.USER),
    /** A model's query has more characters than the limit. */
    MODEL_QUERY_TOO_LONG(Kind.USER),
    /** The name of an identifier column has more characters than the limit. */
    ID_COLUMN_NAME_TOO_LONG(Kind.USER),
    /** The name of a timestamp column has more characters than the limit. */
    TIMESTAMP_COLUMN_NAME_TOO_LONG(Kind.USER),
    /** A schedule runs more often than the limit allows. */
    INTERVAL_TOO_SHORT(Kind.USER),
    /** A model returns more columns than the limit. */
    TOO_MANY_COLUMNS(Kind.USER),
    /** A column's name has more characters than the limit. */
    COLUMN_NAME_TOO_LONG(Kind.USER),
    /** No dialect or destination has the name. */
    UNKNOWN_PLUGIN(Kind.USER),
    /** Another run holds the mapping's lease. */
    MAPPING_BUSY(Kind.USER),
    /** The model's unique identifier is not unique, and the model asks to fail then. */
    DUPLICATE_IDS(Kind.USER),
    /** More rows would be deleted than the mass-delete guard lets pass. */
    MASS_DELETE(Kind.USER),
    /** The stored checksums are to be rewritten for other columns or a new version, and can no longer be computed. */
    SCHEMA_CHANGED(Kind.USER),
    /** A person or the host stopped the sync. */
    CANCELLED(Kind.USER),
    /** The warehouse refused a statement or did not answer. */
    WAREHOUSE(Kind.WAREHOUSE),
    /** A statement on the warehouse took longer than the source allows. */
    STATEMENT_TIMEOUT(Kind.WAREHOUSE),
    /** The state tables were dropped, edited or restored. */
    STATE_DAMAGED(Kind.STATE),
    /** The state tables are older than the control store: they were restored from a copy. */
    STATE_REGRESSED(Kind.STATE),
    /** The control store is older than the state tables: it was restored from a copy, or replaced while a sync was unfinished. */
    CONTROL_REGRESSED(Kind.STATE),
    /** The control store refused a statement or did not answer; the next sync settles this one. */
    CONTROL_STORE(Kind.STATE),
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
    /** Some records were not delivered, for different reasons; they stand with the failed records. */
    RECORDS_NOT_DELIVERED(Kind.DESTINATION),
    /** So many records failed that the sync stopped sending. */
    TOO_MANY_FAILURES(Kind.DESTINATION),
    /** So large a share of the records failed that the sync stopped sending. */
    BREAKER_OPEN(Kind.DESTINATION),
    /** The destination could not be reached, or asked to wait, for longer than the retry policy goes on. */
    DESTINATION_UNAVAILABLE(Kind.DESTINATION),
    /** A record has more bytes than the limit; the others go on. */
    RECORD_TOO_LARGE(Kind.USER),
    /** A column of a record has more bytes than the limit; the other records go on. */
    COLUMN_TOO_LARGE(Kind.USER),
    /** A record cannot be mapped; the others go on. */
    MAPPING_FAILED(Kind.USER),
    /** The fields of a record are not what the action takes; it was not sent, and the others go on. */
    FIELDS_INVALID(Kind.USER),
    /** The destination refused a record. */
    RECORD_REJECTED(Kind.DESTINATION),
    /** A record may have been applied; the next sync sends it again. */
    OUTCOME_UNKNOWN(Kind.DESTINATION),
    /** A record was certainly not applied; the next sync sends it. */
    NOT_SENT(Kind.DESTINATION),
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

package io.retl.warehouse.spi;

/** What the user that retl connects as must be allowed to do. Names are never reused. */
public enum Right {
    /** Connect to the database. */
    CONNECT,
    /** Read what the models of a source select from. */
    READ_MODELS,
    /** Use the state schema, or make it if it is not there. */
    STATE_SCHEMA,
    /** Make tables in the state schema. */
    CREATE_TABLES,
    /** Read the tables that it made. */
    SELECT_ROWS,
    /** Add rows to them. */
    INSERT_ROWS,
    /** Change their rows. */
    UPDATE_ROWS,
    /** Delete their rows. */
    DELETE_ROWS,
    /** Do that in one statement, on a product with {@link Capability#MERGE}. */
    MERGE_ROWS,
    /** Make, use and drop sequences in the state schema, on a product with {@link Capability#SEQUENCES}. */
    SEQUENCES,
    /** Drop the tables that it made. */
    DROP_TABLES
}

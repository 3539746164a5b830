package io.retl.warehouse.spi;

/** What a column holds, whatever its product calls it. Part of the stored column signature: names are never reused. */
public enum ColumnType {
    /** True or false. */
    BOOLEAN,
    /** A whole number of any size. */
    INTEGER,
    /** A decimal number; every digit counts. */
    DECIMAL,
    /** A binary floating-point number. */
    FLOAT,
    /** Text. */
    TEXT,
    /** A date. */
    DATE,
    /** A time of day. */
    TIME,
    /** A date and time without a zone, taken as UTC. */
    TIMESTAMP,
    /** An instant. */
    INSTANT,
    /** A span of time. */
    INTERVAL,
    /** Bytes. */
    BINARY,
    /** A UUID. */
    UUID,
    /** A JSON value. */
    JSON,
    /** A list of values. */
    ARRAY,
    /** Named values. */
    STRUCT,
    /** Anything else, delivered as the product's text. */
    OTHER
}

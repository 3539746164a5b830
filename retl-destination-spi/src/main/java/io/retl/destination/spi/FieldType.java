package io.retl.destination.spi;

/** What a field of an action holds. */
public enum FieldType {
    /** Text. */
    STRING,
    /** A number of any kind. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** True or false. */
    BOOLEAN,
    /** An instant or a date, as ISO-8601 text. */
    DATETIME,
    /** Members by name. */
    OBJECT,
    /** Elements in order. */
    ARRAY,
    /** Anything. */
    ANY
}

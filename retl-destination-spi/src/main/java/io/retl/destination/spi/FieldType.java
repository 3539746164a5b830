package io.retl.destination.spi;

/** What a field of an action holds, and what is made of another value before an action sees it. */
public enum FieldType {
    /** Text of one line. Numbers and truth values become text, a list of one element becomes that element. */
    STRING,
    /** Text of any length; as {@link #STRING}. */
    TEXT,
    /** Text that is shown nowhere; as {@link #STRING}. */
    PASSWORD,
    /** A number with every digit. Numeric text becomes one, true and false become 1 and 0. */
    NUMBER,
    /** A whole number; as {@link #NUMBER}. */
    INTEGER,
    /** True or false. The texts {@code true} and {@code false}, 1 and 0 become one. */
    BOOLEAN,
    /** A date with or without a time, as a text that {@link DateTimes} reads or any number; these are not converted. */
    DATETIME,
    /** Members by name. */
    OBJECT,
    /** Any value as it is, null and empty text, too. */
    ANY
}

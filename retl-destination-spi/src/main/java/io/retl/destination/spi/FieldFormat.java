package io.retl.destination.spi;

/** What the text of a field looks like. */
public enum FieldFormat {
    /** A date: {@code 2026-11-21}. */
    DATE("date"),
    /** A time with a zone: {@code 08:00:00Z}. */
    TIME("time"),
    /** A date and a time with a zone: {@code 2026-11-21T08:00:00Z}. */
    DATE_TIME("date-time"),
    /** An absolute address. */
    URI("uri"),
    /** An absolute or relative address. */
    URI_REFERENCE("uri-reference"),
    /** An address with placeholders in braces. */
    URI_TEMPLATE("uri-template"),
    /** An e-mail address. */
    EMAIL("email"),
    /** A host name. */
    HOSTNAME("hostname"),
    /** An IP address of four numbers. */
    IPV4("ipv4"),
    /** An IP address with colons. */
    IPV6("ipv6"),
    /** A regular expression of JavaScript. */
    REGEX("regex"),
    /** A universally unique identifier. */
    UUID("uuid");

    private final String text;

    FieldFormat(String text) {
        this.text = text;
    }

    /** How messages and definitions in JSON name it. */
    public String text() {
        return text;
    }
}

package io.retl.internal.json;

/** A text is not JSON, or not JSON that retl takes. The message never quotes it, because it may be a column's value. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isTooDeep;

    private MalformedJsonException(String message, boolean isTooDeep) {
        super(message);
        this.isTooDeep = isTooDeep;
    }

    MalformedJsonException(String message) {
        this(message, false);
    }

    static MalformedJsonException tooDeep() {
        return new MalformedJsonException("the JSON nests deeper than " + Json.MAX_DEPTH + " levels", true);
    }

    /** Whether it may be JSON, but nests deeper than {@link Json#MAX_DEPTH}. */
    public boolean isTooDeep() {
        return isTooDeep;
    }
}

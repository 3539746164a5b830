package io.retl.internal.json;

/** A text is not JSON, or not JSON that retl takes. The message never quotes it, because it may be a column's value. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message);
    }
}

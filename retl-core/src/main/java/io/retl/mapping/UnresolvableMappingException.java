package io.retl.mapping;

/**
 * A mapping is valid, but fails for an event: for example, the text of a {@code @path} is computed and turns out to be
 * a number. The message holds no value of the event. In a sync such a record is rejected and the others go on.
 */
public final class UnresolvableMappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableMappingException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.retl.liquid;

/** A template goes on to do what it may not. The message holds no value. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    static RefusedException tooLong() {
        return new RefusedException("a text is longer than " + GuardedFilter.MAX_CHARACTERS + " characters");
    }
}

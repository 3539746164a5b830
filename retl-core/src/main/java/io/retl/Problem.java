package io.retl;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with a definition. Immutable.
 *
 * @param code the stable name of its kind
 * @param message a sentence or two: where, what, which value, the limit, how to fix
 */
public record Problem(ErrorCode code, String message) implements Serializable {
    /** Checks that nothing is missing. */
    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /** A problem that has no more precise code than {@link ErrorCode#CONFIGURATION}. */
    public static Problem of(String message) {
        return new Problem(ErrorCode.CONFIGURATION, message);
    }

    /** The message. */
    @Override
    public String toString() {
        return message;
    }
}

package io.retl.plan;

import io.retl.warehouse.spi.Right;
import java.util.List;
import java.util.Objects;

/**
 * Whether the user that retl connects as has one right. Immutable.
 *
 * @param right the right
 * @param subject what it is a right on: {@code model 'customers'}
 * @param outcome whether the user has it
 * @param message why it is not known to be granted; empty if it is
 * @param grants the statements that grant it, for the person who owns the database; empty unless it is missing
 */
public record RightReport(Right right, String subject, Outcome outcome, String message, List<String> grants) {
    /** Copies the list. */
    public RightReport {
        Objects.requireNonNull(right, "right");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(message, "message");
        grants = List.copyOf(grants);
    }

    /** What the proof of a right showed. */
    public enum Outcome {
        /** The user has it. */
        GRANTED,
        /** The product refused it to the user. */
        MISSING,
        /** Something else went wrong, so nobody knows; the message says what. */
        FAILED,
        /** It needs another right that the user lacks. */
        NOT_TESTED
    }

    /** One line: {@code CREATE_TABLES on schema 'state': GRANTED}, with the message if there is one. */
    @Override
    public String toString() {
        return right + " on " + subject + ": " + outcome + (message.isEmpty() ? "" : ". " + message);
    }
}

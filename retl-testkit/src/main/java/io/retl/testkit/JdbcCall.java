package io.retl.testkit;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A call that reaches the database, as a {@link FaultyDataSource} sees it. Immutable.
 *
 * @param kind what it does
 * @param sql the statement; for a row, the statement it belongs to; for a commit or rollback, the statements of the
 *     transaction, one per line; empty for a connection
 */
public record JdbcCall(Kind kind, String sql) {
    /** Checks that nothing is missing. */
    public JdbcCall {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sql, "sql");
    }

    /** Calls that a server answers one by one: all but the rows of a result. */
    public static Predicate<JdbcCall> any() {
        return call -> call.kind() != Kind.ROW;
    }

    /**
     * Calls of one kind whose SQL contains all the words, whatever their case.
     *
     * @param kind the kind
     * @param words each must occur; none means every call of the kind
     */
    public static Predicate<JdbcCall> of(Kind kind, String... words) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(words, "words");
        return call -> call.kind() == kind && call.mentions(words);
    }

    private boolean mentions(String... words) {
        String text = sql.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** What a call does. */
    public enum Kind {
        /** Hands out a connection. */
        CONNECT,
        /** Runs a statement or a batch. */
        EXECUTE,
        /** Moves to the next row of a result. */
        ROW,
        /** Commits a transaction. */
        COMMIT,
        /** Takes a transaction back. */
        ROLLBACK
    }

    /** When a call fails. */
    public enum Moment {
        /** Nothing was executed; the connection goes on. */
        BEFORE,
        /** It was executed, and the answer is an error; the connection goes on. */
        AFTER,
        /** It was executed and the connection breaks before the answer: what was not committed is taken back. */
        LOST
    }
}

package io.retl.internal.jdbc;

import java.io.Serial;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement took longer than its source allows; the message names the kind of statement and the limit. */
final class StatementTimeoutException extends SQLTimeoutException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What a statement begins with, and of one that makes or drops something, what that is. */
    private static final Pattern KIND = Pattern.compile(
            "\\s*((?:CREATE|ALTER|DROP)(?:\\s+\\w+)?|\\w+)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    StatementTimeoutException(String statement, Duration limit, SQLException cause) {
        super(
                "%s took longer than the statementTimeout of %s seconds. Make it faster, or raise .statementTimeout(…) of the source."
                        .formatted(kind(statement), limit.toSeconds()),
                cause.getSQLState(),
                cause.getErrorCode(),
                cause);
    }

    private static String kind(String statement) {
        Matcher matcher = KIND.matcher(statement);
        return matcher.matches() ? "the statement " + matcher.group(1) : "a statement";
    }
}

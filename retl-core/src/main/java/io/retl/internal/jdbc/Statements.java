package io.retl.internal.jdbc;

import io.retl.internal.step.Clock;
import io.retl.internal.step.SystemTime;
import io.retl.warehouse.spi.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and runs the statements of one piece of work: each says in a comment what it is for, takes no longer than the source
 * allows, and can be stopped by who may stop the work. Not thread-safe.
 */
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private static final Clock CLOCK = new SystemTime();

    /** A driver's timer and this clock need not agree to the last of it. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private final Connection connection;
    private final Purpose purpose;
    private final Duration timeout;

    /**
     * The statements of a connection.
     *
     * @param timeout how long each may take; zero for as long as it likes
     */
    Statements(Connection connection, Purpose purpose, Duration timeout) {
        this.connection = connection;
        this.purpose = purpose;
        this.timeout = timeout;
    }

    /** Makes a statement without binds, in whose text a question mark or a brace stays what it is. */
    Statement plain() throws SQLException {
        return ready(connection.createStatement());
    }

    /** Makes a statement with binds. */
    PreparedStatement prepared(Sql sql) throws SQLException {
        return ready(connection.prepareStatement(text(sql)));
    }

    /** What the server gets. */
    String text(Sql sql) {
        return purpose.tagged(sql.text());
    }

    private <S extends Statement> S ready(S statement) throws SQLException {
        try {
            statement.setEscapeProcessing(false);
            bound(statement);
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    /** A shorter time-out of the host's stays. A driver that has none leaves the statement as it is. */
    private void bound(Statement statement) throws SQLException {
        if (timeout.isZero()) {
            return;
        }
        try {
            int before = statement.getQueryTimeout();
            if (before == 0 || before > timeout.toSeconds()) {
                statement.setQueryTimeout((int) timeout.toSeconds());
            }
        } catch (SQLFeatureNotSupportedException unbounded) {
            LOG.debug("The driver has no time-out for statements.");
        }
    }

    /**
     * Runs a statement, and reads what it gives.
     *
     * @throws StatementTimeoutException if it took so long that the driver stopped it
     */
    <T> T run(Sql sql, Statement statement, Cancellation.Run<T> run) throws SQLException {
        long began = CLOCK.nanos();
        try {
            return purpose.cancellation().during(statement, run);
        } catch (SQLException failure) {
            Duration took = Duration.ofNanos(CLOCK.nanos() - began).plus(TOLERANCE);
            if (timeout.isZero()
                    || took.compareTo(timeout) < 0
                    || purpose.cancellation().isRequested()) {
                throw failure;
            }
            throw new StatementTimeoutException(sql.text(), timeout, failure);
        }
    }
}

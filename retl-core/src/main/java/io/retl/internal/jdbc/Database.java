package io.retl.internal.jdbc;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.WarehouseException;
import io.retl.plan.ConnectionReport;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse behind a {@link DataSource}. Thread-safe. Each piece of work borrows one connection, runs in one
 * transaction and gives the connection back with the auto-commit mode, isolation, read-only flag and settings that it
 * had; a connection is never awaited while another is held.
 */
public final class Database {
    private final String sourceId;
    private final DataSource dataSource;
    private final Duration statementTimeout;
    private final Function<DialectContext, Dialect> dialects;
    private volatile @Nullable Dialect dialect;

    /**
     * Connects to nothing yet.
     *
     * @param sourceId the source, for messages
     * @param dataSource where connections come from
     * @param dialects finds the dialect for a product
     */
    public Database(String sourceId, DataSource dataSource, Function<DialectContext, Dialect> dialects) {
        this(sourceId, dataSource, Duration.ZERO, dialects);
    }

    /**
     * Connects to nothing yet.
     *
     * @param sourceId the source, for messages
     * @param dataSource where connections come from
     * @param statementTimeout how long one statement may take, in whole seconds; zero for as long as it likes
     * @param dialects finds the dialect for a product
     */
    public Database(
            String sourceId,
            DataSource dataSource,
            Duration statementTimeout,
            Function<DialectContext, Dialect> dialects) {
        this.sourceId = sourceId;
        this.dataSource = dataSource;
        this.statementTimeout = statementTimeout;
        this.dialects = dialects;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run(Session session) throws SQLException;
    }

    /** What the statements of a piece of work see of concurrent changes. */
    public enum Isolation {
        /** The usual. */
        READ_COMMITTED,
        /** All of them see one state of the tables, where the product can do that. */
        SNAPSHOT,
        /** As {@link #SNAPSHOT}, in a transaction that may not write, where the product can do that, and is rolled back. */
        READ_ONLY_SNAPSHOT
    }

    /**
     * Does the work in one transaction.
     *
     * @param purpose what it is for, as the middle of a sentence: {@code reading the model's columns}
     * @throws WarehouseException if the driver reports a failure; the transaction is rolled back
     * @throws ConfigurationException if the dialect cannot serve the product or a column of the model
     */
    public <T> T call(String purpose, Isolation isolation, Work<T> work) {
        return call(Purpose.of(purpose), isolation, work);
    }

    /**
     * As {@link #call(String, Isolation, Work)}, for work that is nothing but short statements: a network that swallows them
     * must not hold the caller up for as long as the driver likes.
     *
     * @param answer how long each answer may take; zero for as long as the driver allows
     */
    public <T> T call(String purpose, Isolation isolation, Duration answer, Work<T> work) {
        return call(Purpose.of(purpose).answeredWithin(answer), isolation, work);
    }

    /** As {@link #call(String, Isolation, Work)}, for work that says more of itself. */
    public <T> T call(Purpose purpose, Isolation isolation, Work<T> work) {
        Session session = null;
        try (Connection connection = connect()) {
            Dialect known = dialect(connection);
            SessionGuard guard = SessionGuard.open(
                    connection, known, isolation, new SessionGuard.Bounds(purpose.answer(), statementTimeout));
            try {
                session = new Session(new Statements(connection, purpose, statementTimeout), known);
                T result = work.run(session);
                if (isolation != Isolation.READ_ONLY_SNAPSHOT) {
                    guard.commit();
                }
                return result;
            } finally {
                guard.close(); // rolls back what was not committed
            }
        } catch (SQLException failure) {
            throw translated(purpose.words(), session, failure);
        } catch (UnsupportedWarehouseException failure) {
            throw unsupported(failure);
        }
    }

    /** The dialect; the first call connects. */
    public Dialect dialect() {
        Dialect known = dialect;
        if (known != null) {
            return known;
        }
        try (Connection connection = connect()) {
            return dialect(connection);
        } catch (SQLException failure) {
            throw translated("recognising the product", null, failure);
        } catch (UnsupportedWarehouseException failure) {
            throw unsupported(failure);
        }
    }

    /** Connects, and says what answered. */
    public ConnectionReport describe() {
        try (Connection connection = connect()) {
            dialect(connection);
            DatabaseMetaData metaData = connection.getMetaData();
            return new ConnectionReport(
                    sourceId,
                    metaData.getDatabaseProductName(),
                    metaData.getDatabaseProductVersion(),
                    Objects.requireNonNullElse(metaData.getUserName(), ""));
        } catch (SQLException failure) {
            throw translated("testing the connection", null, failure);
        } catch (UnsupportedWarehouseException failure) {
            throw unsupported(failure);
        }
    }

    private Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            DatabaseMetaData metaData = connection.getMetaData();
            known = dialects.apply(new DialectContext(
                    metaData.getDatabaseProductName(),
                    metaData.getDatabaseProductVersion(),
                    metaData.getDatabaseMajorVersion(),
                    metaData.getDatabaseMinorVersion()));
            dialect = known;
        }
        return known;
    }

    /** A pool may throw what it likes, and its text may hold its URL: only the class is shown. */
    private Connection connect() throws SQLException {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (RuntimeException failure) {
            throw new SQLException(
                    "the DataSource failed with " + failure.getClass().getName(), "08001", failure);
        }
        if (connection == null) {
            throw new SQLException("the DataSource gave null instead of a connection", "08001");
        }
        return connection;
    }

    private ConfigurationException unsupported(UnsupportedWarehouseException failure) {
        ConfigurationException translated =
                new ConfigurationException("Source '" + sourceId + "': " + failure.getMessage());
        translated.addSuppressed(failure);
        return translated;
    }

    private WarehouseException translated(String purpose, @Nullable Session session, SQLException failure) {
        String state = failure.getSQLState();
        if (failure instanceof StatementTimeoutException) {
            return new WarehouseException(
                    ErrorCode.STATEMENT_TIMEOUT,
                    "Source '%s': %s failed: %s".formatted(sourceId, purpose, failure.getMessage()),
                    session == null ? "" : session.lastStatement(),
                    state,
                    failure.getErrorCode(),
                    failure);
        }
        return new WarehouseException(
                "Source '%s': %s failed (SQLState %s, code %s): %s"
                        .formatted(sourceId, purpose, state, failure.getErrorCode(), DriverMessage.of(failure)),
                session == null ? "" : session.lastStatement(),
                state,
                failure.getErrorCode(),
                failure);
    }
}

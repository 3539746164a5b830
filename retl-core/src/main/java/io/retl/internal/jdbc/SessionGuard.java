package io.retl.internal.jdbc;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what retl changes on a host's connection and undoes it.
 *
 * <p>Invariant: after {@link #close()} the connection has the auto-commit mode, isolation, read-only flag, network time-out and settings it
 * came with; so it has the time-out of its statements, which H2 keeps with the connection. If that cannot be done the connection is broken; it is closed either way and a warning says so.
 */
final class SessionGuard {
    private static final Logger LOG = LoggerFactory.getLogger(SessionGuard.class);
    private static final int UNCHANGED = -1;

    private final Connection connection;
    private final SessionSettings settings;
    private final boolean hasTransactions;
    private final boolean autoCommit;
    private final boolean readOnly;
    private final int isolation;
    private boolean isolationChanged;
    private boolean readOnlyChanged;
    private boolean settingsRead;
    private int networkTimeout = UNCHANGED;
    private int queryTimeout = UNCHANGED;
    private List<String> values = List.of();

    private SessionGuard(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.settings = dialect.session();
        this.hasTransactions = dialect.capabilities().contains(Capability.TRANSACTION);
        this.autoCommit = connection.getAutoCommit();
        this.readOnly = connection.isReadOnly();
        this.isolation = connection.getTransactionIsolation();
    }

    /**
     * For how long the connection may be kept waiting.
     *
     * @param answer how long each answer may take; zero for as long as the driver allows
     * @param statement how long each statement may take; zero for as long as it likes
     */
    record Bounds(Duration answer, Duration statement) {}

    static SessionGuard open(Connection connection, Dialect dialect, Database.Isolation wanted, Bounds bounds)
            throws SQLException {
        SessionGuard guard = new SessionGuard(connection, dialect);
        try {
            guard.bound(bounds.answer());
            if (!bounds.statement().isZero()) {
                guard.queryTimeout = guard.currentQueryTimeout();
            }
            if (guard.hasTransactions) {
                guard.begin(dialect, wanted);
            }
            guard.values = guard.currentValues();
            guard.settingsRead = true;
            guard.execute(guard.settings.apply());
            return guard;
        } catch (SQLException | RuntimeException failure) {
            guard.close();
            throw failure;
        }
    }

    /** A shorter time-out of the host's stays. A driver that has none leaves the connection as it is. */
    private void bound(Duration answer) throws SQLException {
        if (answer.isZero()) {
            return;
        }
        try {
            int before = connection.getNetworkTimeout();
            if (before == 0 || before > answer.toMillis()) {
                connection.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
                networkTimeout = before;
            }
        } catch (SQLFeatureNotSupportedException unbounded) {
            LOG.debug("The driver has no network time-out.");
        }
    }

    private void begin(Dialect dialect, Database.Isolation wanted) throws SQLException {
        if (!autoCommit) {
            connection.rollback();
        }
        boolean wantsReadOnly = wanted == Database.Isolation.READ_ONLY_SNAPSHOT;
        int target = wanted != Database.Isolation.READ_COMMITTED
                        && dialect.capabilities().contains(Capability.SNAPSHOT_TRANSACTION)
                ? Connection.TRANSACTION_REPEATABLE_READ
                : Connection.TRANSACTION_READ_COMMITTED;
        if (readOnly != wantsReadOnly) {
            setReadOnly(wantsReadOnly);
        }
        if (isolation != target && connection.getMetaData().supportsTransactionIsolationLevel(target)) {
            isolationChanged = true;
            connection.setTransactionIsolation(target);
        }
        if (autoCommit) {
            connection.setAutoCommit(false);
        }
    }

    /** Where a driver's connections cannot change it, what only reads is rolled back, and what writes is refused. */
    private void setReadOnly(boolean wanted) throws SQLException {
        try {
            readOnlyChanged = true;
            connection.setReadOnly(wanted);
        } catch (SQLFeatureNotSupportedException unsupported) {
            readOnlyChanged = false;
            LOG.debug("The driver's connections do not change between reading and writing.");
        }
    }

    /** Lets what was done last; without transactions it lasts already. */
    void commit() throws SQLException {
        if (hasTransactions) {
            connection.commit();
        }
    }

    void close() {
        if (hasTransactions) {
            giveBack(connection::rollback);
        }
        if (settingsRead) {
            giveBack(() -> {
                execute(settings.restore(values));
                commit();
            });
        }
        if (queryTimeout != UNCHANGED) {
            giveBack(this::restoreQueryTimeout);
        }
        if (hasTransactions) {
            giveBack(() -> connection.setAutoCommit(autoCommit));
        }
        if (isolationChanged) {
            giveBack(() -> connection.setTransactionIsolation(isolation));
        }
        if (readOnlyChanged) {
            giveBack(() -> connection.setReadOnly(readOnly));
        }
        if (networkTimeout != UNCHANGED) {
            giveBack(() -> connection.setNetworkTimeout(Runnable::run, networkTimeout));
        }
    }

    /** The time-out that a new statement has, unless the driver knows none. */
    private int currentQueryTimeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        } catch (SQLFeatureNotSupportedException unbounded) {
            return UNCHANGED;
        }
    }

    private void restoreQueryTimeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.getQueryTimeout() != queryTimeout) {
                statement.setQueryTimeout(queryTimeout);
            }
        }
    }

    /** A step that fails must not keep the others from being tried. */
    private static void giveBack(Restoring step) {
        try {
            step.run();
        } catch (SQLException failure) {
            LOG.warn("A session could not be given back as it was: {}", DriverMessage.of(failure));
        } catch (RuntimeException defect) {
            LOG.warn(
                    "A session could not be given back as it was: the driver failed with {}.",
                    defect.getClass().getName());
        }
    }

    @FunctionalInterface
    private interface Restoring {
        void run() throws SQLException;
    }

    private List<String> currentValues() throws SQLException {
        List<String> current = new ArrayList<>();
        for (Sql query : settings.current()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query.text())) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    for (int column = 1; column <= columns; column++) {
                        current.add(row.getString(column));
                    }
                }
            }
        }
        return current;
    }

    private void execute(List<Sql> statements) throws SQLException {
        for (Sql sql : statements) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.text());
            }
        }
    }
}

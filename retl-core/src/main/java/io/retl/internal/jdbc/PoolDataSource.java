package io.retl.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;

/** The pool itself, told how to connect, and with failures that say what to do instead of what the pool did. */
final class PoolDataSource extends BasicDataSource {
    private static final Duration VALIDATION = Duration.ofSeconds(5);

    private final PoolConnector connector;
    private final Pool.Terms terms;

    PoolDataSource(PoolConnector connector, Pool.Terms terms) {
        this.connector = connector;
        this.terms = terms;
        setMaxTotal(terms.maxConnections());
        setMaxIdle(terms.maxConnections());
        setMinIdle(0);
        setMaxWait(terms.maxWait());
        setTestOnBorrow(true); // by Connection.isValid: no query of ours
        setFastFailValidation(true);
        setValidationQueryTimeout(VALIDATION);
        setMinEvictableIdle(terms.idle());
        setDurationBetweenEvictionRuns(terms.sweep());
        setNumTestsPerEvictionRun(terms.maxConnections());
        setJmxName(null);
    }

    @Override
    protected ConnectionFactory createConnectionFactory() {
        return connector;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException failure) {
            throw explained(failure);
        }
    }

    /** The pool wraps what the connector says, and loses the SQLState with that. */
    private SQLException explained(SQLException failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof PoolRefusal refusal) {
                return refusal;
            }
            if (cause instanceof NoSuchElementException && cause.getCause() == null) {
                return new SQLTimeoutException(
                        "no connection became free within %s seconds; all %s are in use. Do less beside the syncs of this source, or raise its .maxConcurrentSyncs(…), which the pool follows"
                                .formatted(terms.maxWait().toSeconds(), terms.maxConnections()),
                        "08001");
            }
            cause = cause.getCause();
        }
        return isClosed() ? new SQLException("the pool is closed", "08003") : failure;
    }
}

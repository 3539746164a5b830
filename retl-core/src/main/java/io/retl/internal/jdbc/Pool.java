package io.retl.internal.jdbc;

import io.retl.Source;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to a source that is given by URL. Thread-safe. It opens nothing until a connection is wanted, opens no
 * more than its limit, and closes those that nobody has wanted for a while.
 */
public final class Pool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

    /**
     * What it is bound by.
     *
     * @param maxConnections how many there may be at once
     * @param maxWait how long a caller waits for one when all are in use
     * @param login how long a driver may take to connect, if it has a setting for that; whole seconds
     * @param idle after how long without work one is closed
     * @param sweep how often that is looked at
     */
    record Terms(int maxConnections, Duration maxWait, Duration login, Duration idle, Duration sweep) {
        private static final int CONNECTIONS_OF_A_SYNC = 2;

        /** Enough for as many syncs as may run at once; whatever else is done meanwhile shares with them. */
        static Terms forSyncs(int atOnce) {
            return new Terms(
                    CONNECTIONS_OF_A_SYNC * atOnce,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(30));
        }
    }

    private final String sourceId;
    private final PoolDataSource dataSource;

    /**
     * A pool for the source, which must have a URL.
     *
     * @param source the source
     * @throws IllegalArgumentException if it has no URL
     */
    public Pool(Source source) {
        this(source, Terms.forSyncs(source.maxConcurrentSyncs()));
    }

    Pool(Source source, Terms terms) {
        String url = source.jdbcUrl()
                .orElseThrow(() -> new IllegalArgumentException("Source '" + source.id() + "' has no jdbcUrl."));
        this.sourceId = source.id();
        PoolConnector connector = new PoolConnector(url, source.user(), source.password(), terms.login());
        this.dataSource = new PoolDataSource(connector, terms);
    }

    /** Where the connections come from; closing one gives it back. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Closes all connections; those in use when they are given back. */
    @Override
    public void close() {
        try {
            dataSource.close();
        } catch (SQLException failure) {
            LOG.warn(
                    "The connections of source '{}' failed to close with {}.",
                    sourceId,
                    failure.getClass().getName());
        }
    }
}

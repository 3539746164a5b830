package io.retl.it;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;

/**
 * A pool whose connections are as good as new: the server forgets what a session set before it is handed out again. A server
 * that starts a process per connection takes twenty times as long for a connection as for a statement.
 */
final class FreshSessions extends BasicDataSource {
    private final DataSource server;

    FreshSessions(DataSource server) {
        this.server = server;
        setMaxTotal(-1);
        setMaxIdle(8);
        setTestOnBorrow(true);
        setCacheState(false);
        setDefaultAutoCommit(true);
        setDefaultReadOnly(false);
        setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        setJmxName(null);
    }

    @Override
    protected ConnectionFactory createConnectionFactory() {
        return server::getConnection;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DISCARD ALL");
        }
        return connection;
    }
}

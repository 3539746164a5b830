package io.retl.testkit;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that counts the connections it handed out and sets up their sessions. Thread-safe. */
public final class TrackingDataSource implements DataSource {
    private final DataSource target;
    private final SessionProfile profile;
    private int open;
    private int mostOpen;
    private int borrowed;

    /**
     * Counts the connections of another data source.
     *
     * @param target where they come from
     */
    public TrackingDataSource(DataSource target) {
        this(target, SessionProfile.of("as it is"));
    }

    /**
     * Counts the connections of another data source, and runs statements on each before it hands it out.
     *
     * @param target where they come from
     * @param profile the statements
     */
    public TrackingDataSource(DataSource target, SessionProfile profile) {
        this.target = Objects.requireNonNull(target, "target");
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /** How many connections are handed out and not closed. */
    public synchronized int open() {
        return open;
    }

    /** The most connections that were open at one time. */
    public synchronized int mostOpen() {
        return mostOpen;
    }

    /** How many connections were handed out so far. */
    public synchronized int borrowed() {
        return borrowed;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return tracked(target.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return tracked(target.getConnection(username, password));
    }

    private Connection tracked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : profile.statements()) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        synchronized (this) {
            open++;
            borrowed++;
            mostOpen = Math.max(mostOpen, open);
        }
        boolean[] closed = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                TrackingDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        countClosed(closed);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private synchronized void countClosed(boolean[] closed) {
        if (!closed[0]) {
            closed[0] = true;
            open--;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        target.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return target.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return target.isWrapperFor(type);
    }
}

package io.retl.testkit.contract;

import io.retl.testkit.WarehouseFixture;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A host's connection pool that trusts its borrowers: it resets nothing. It compares every connection it gets back with
 * what it handed out, and remembers the differences. Thread-safe.
 */
class HostPool implements DataSource, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final WarehouseFixture fixture;
    private final BlockingQueue<Connection> idle;
    private final List<String> differences = new ArrayList<>();
    private final int size;
    private int returned;

    HostPool(WarehouseFixture fixture, int size) {
        this.fixture = fixture;
        this.size = size;
        this.idle = new ArrayBlockingQueue<>(size);
    }

    /** Opens the connections and sets each up as the host likes it. */
    HostPool open(SessionSetup setup) {
        try {
            for (int count = 0; count < size; count++) {
                Connection connection = fixture.dataSource().getConnection();
                setup.apply(connection);
                idle.add(connection);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The host's pool could not be filled.", failure);
        }
        return this;
    }

    /** What the host does to a connection before it hands it out for the first time. */
    @FunctionalInterface
    interface SessionSetup {
        void apply(Connection connection) throws SQLException;
    }

    /** How connections came back other than they went. */
    synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many connections came back. */
    synchronized int returned() {
        return returned;
    }

    /** How many connections are out. */
    int borrowed() {
        return size - idle.size();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection;
        try {
            connection = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting for a connection.", interrupt);
        }
        if (connection == null) {
            throw new SQLTransientConnectionException("All %d connections are out.".formatted(size));
        }
        return lent(connection, state(connection));
    }

    private Connection lent(Connection connection, List<String> before) {
        boolean[] closed = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                HostPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("isClosed")) {
                        return closed[0];
                    }
                    if (method.getName().equals("close")) {
                        if (!closed[0]) {
                            closed[0] = true;
                            takeBack(connection, before);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void takeBack(Connection connection, List<String> before) throws SQLException {
        List<String> after = state(connection);
        synchronized (this) {
            returned++;
            for (int index = 0; index < before.size(); index++) {
                if (!before.get(index).equals(after.get(index))) {
                    differences.add(before.get(index) + " came back as " + after.get(index));
                }
            }
        }
        idle.add(connection);
    }

    private List<String> state(Connection connection) throws SQLException {
        List<String> state = new ArrayList<>();
        state.add("autocommit " + connection.getAutoCommit());
        state.add("isolation " + connection.getTransactionIsolation());
        state.add("read-only " + connection.isReadOnly());
        ifSupported(() -> state.add("holdability " + connection.getHoldability()));
        state.add("catalog " + connection.getCatalog());
        state.add("schema " + connection.getSchema());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(fixture.sessionSettings())) {
            row.next();
            for (int index = 1; index <= row.getMetaData().getColumnCount(); index++) {
                state.add(row.getMetaData().getColumnLabel(index) + " " + row.getString(index));
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        return state;
    }

    /** What a driver may do without. */
    @FunctionalInterface
    interface Optionally {
        void run() throws SQLException;
    }

    /** Does what drivers need not do. */
    static void ifSupported(Optionally call) throws SQLException {
        try {
            call.run();
        } catch (SQLFeatureNotSupportedException unsupported) {
            // Then no host of this product does it.
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The pool has one user.");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("There is no log.");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("There is no log.");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("The driver's own time-out applies.");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("There is no logger.");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("The pool wraps no " + type.getName() + ".");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

package io.retl.internal.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A driver for {@code jdbc:failing:} over H2 in memory, of whose connections one method fails as long as a test wants. */
final class FailingDriver implements Driver, AutoCloseable {
    static final String URL = "jdbc:failing:x";

    private final String database = "jdbc:h2:mem:failing_" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private volatile @Nullable Throwable failure;
    private volatile String method = "";

    FailingDriver() throws SQLException {
        DriverManager.registerDriver(this);
    }

    /** Lets a method of connections fail; {@code connect} is one, too. */
    void fail(String name, Throwable with) {
        method = name;
        failure = with;
    }

    void heal() {
        method = "";
    }

    private void judge(String name) throws Throwable {
        if (name.equals(method) && failure != null) {
            throw failure;
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        try {
            judge("connect");
        } catch (SQLException | RuntimeException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
        Connection target = DriverManager.getConnection(database, "sa", "");
        return (Connection) Proxy.newProxyInstance(
                FailingDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, called, arguments) -> {
                    judge(called.getName());
                    try {
                        return called.invoke(target, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
    }
}

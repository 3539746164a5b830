package io.retl.internal.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;

/** A driver for {@code jdbc:tiny:} that counts its connections and can be told to refuse them. */
final class PoolDriver implements Driver, AutoCloseable {
    final List<String> urls = new ArrayList<>();
    final List<Properties> properties = new ArrayList<>();
    /** The threads that closed connections, one entry for each. */
    final BlockingQueue<String> closedBy = new LinkedBlockingQueue<>();

    private final String prefix;
    private final String[] offered;
    private SQLException refusal;
    private RuntimeException crash;
    private boolean dead;

    /**
     * A driver that is registered until it is closed.
     *
     * @param product what its URLs are for
     * @param offered the names of the properties it says it has
     */
    PoolDriver(String product, String... offered) {
        this.prefix = "jdbc:" + product + ":";
        this.offered = offered;
        try {
            DriverManager.registerDriver(this);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void refuse(SQLException refusal) {
        this.refusal = refusal;
    }

    void crash(RuntimeException crash) {
        this.crash = crash;
    }

    /** The connections that are open do not answer any more. */
    void kill() {
        dead = true;
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        urls.add(url);
        properties.add(info);
        if (refusal != null) {
            throw refusal;
        }
        if (crash != null) {
            throw crash;
        }
        dead = false;
        return connection();
    }

    private Connection connection() {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> {
                closedBy.add(Thread.currentThread().getName());
                yield null;
            }
            case "isValid" -> !dead;
            case "getAutoCommit" -> true;
            case "isClosed", "isReadOnly" -> false;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "tiny";
            default -> null;
        };
        return (Connection)
                Proxy.newProxyInstance(PoolDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(prefix);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        DriverPropertyInfo[] properties = new DriverPropertyInfo[offered.length];
        for (int i = 0; i < offered.length; i++) {
            properties[i] = new DriverPropertyInfo(offered[i], null);
        }
        return properties;
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
    public void close() {
        try {
            DriverManager.deregisterDriver(this);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

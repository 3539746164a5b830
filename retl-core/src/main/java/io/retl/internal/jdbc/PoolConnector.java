package io.retl.internal.jdbc;

import io.retl.Secret;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.dbcp2.ConnectionFactory;

/** Opens connections to a URL through whatever driver the host has; what it throws holds no secret. */
final class PoolConnector implements ConnectionFactory {
    /** So called, and in seconds, by the drivers of PostgreSQL, Redshift, Snowflake and SQL Server. */
    private static final String LOGIN_TIMEOUT = "loginTimeout";

    private static final String CANNOT_CONNECT = "08001";

    private final String url;
    private final Optional<String> user;
    private final Optional<Secret> password;
    private final Duration login;
    private final PoolSecrets secrets;

    PoolConnector(String url, Optional<String> user, Optional<Secret> password, Duration login) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.login = login;
        this.secrets = new PoolSecrets(url, password);
    }

    @Override
    public Connection createConnection() throws PoolRefusal {
        Driver driver = driver();
        try {
            Connection connection = driver.connect(url, properties(driver));
            if (connection == null) {
                throw new PoolRefusal(
                        "the driver " + driver.getClass().getName() + " refuses the URL", CANNOT_CONNECT, 0);
            }
            return connection;
        } catch (PoolRefusal refusal) {
            throw refusal;
        } catch (SQLException | RuntimeException failure) {
            throw secrets.scrubbed(failure);
        }
    }

    private Driver driver() throws PoolRefusal {
        try {
            return DriverManager.getDriver(url);
        } catch (SQLException none) {
            throw new PoolRefusal(
                    "no JDBC driver on the class path knows the product '" + product()
                            + "' of the URL; add the driver's jar",
                    CANNOT_CONNECT,
                    0);
        }
    }

    private String product() {
        return url.split(":", 3)[1];
    }

    private Properties properties(Driver driver) {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
        boolean written = url.toLowerCase(Locale.ROOT).contains(LOGIN_TIMEOUT.toLowerCase(Locale.ROOT));
        if (!written && hasLoginTimeout(driver)) {
            properties.setProperty(LOGIN_TIMEOUT, String.valueOf(login.toSeconds()));
        }
        return properties;
    }

    private boolean hasLoginTimeout(Driver driver) {
        try {
            DriverPropertyInfo[] offered = driver.getPropertyInfo(url, new Properties());
            return offered != null && Arrays.stream(offered).anyMatch(property -> property.name.equals(LOGIN_TIMEOUT));
        } catch (SQLException | RuntimeException unknown) {
            return false; // a driver that cannot say what it takes gets nothing it may refuse
        }
    }
}

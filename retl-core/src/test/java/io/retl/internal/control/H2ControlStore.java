package io.retl.internal.control;

import io.retl.Source;
import io.retl.internal.jdbc.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A fresh database for a control store, in memory, and what a test does to it behind the store's back. */
final class H2ControlStore implements AutoCloseable {
    static final String SCHEMA = "retl \"state\"";
    private static final String LEASES = "\"retl \"\"state\"\"\".\"control_leases\"";

    private final JdbcDataSource dataSource = new JdbcDataSource();

    H2ControlStore() {
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        dataSource.setUser("sa");
        dataSource.setPassword("");
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Another process: it shares nothing with the others but the database. */
    JdbcControlStore open() {
        return open(dataSource);
    }

    static JdbcControlStore open(DataSource connections) {
        return open(
                Source.builder("shop")
                        .dataSource(connections)
                        .stateSchema(SCHEMA)
                        .build(),
                connections);
    }

    static JdbcControlStore open(Source source, DataSource connections) {
        return new JdbcControlStore(source, new Database("shop", connections, product -> new StoreDialect()));
    }

    /** Time cannot be made to go on in a database, so everything that was written moves into the past. */
    void pass(Duration time) {
        run("UPDATE %1$s SET expires_at = DATEADD(MILLISECOND, -%2$s, expires_at),"
                .concat(" rest_until = DATEADD(MILLISECOND, -%2$s, rest_until)")
                .formatted(LEASES, time.toMillis()));
    }

    void run(String... statements) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of a query. */
    List<String> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The tables of the store. */
    List<String> tables() {
        return query("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'retl \"state\"'"
                + " ORDER BY TABLE_NAME");
    }

    @Override
    public void close() {
        run("SHUTDOWN");
    }
}

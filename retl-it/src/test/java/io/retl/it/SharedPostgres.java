package io.retl.it;

import io.retl.testkit.DriverDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A database of its own on the one PostgreSQL server of this JVM; the server stops with the JVM. */
public final class SharedPostgres implements AutoCloseable {
    static final String ADMIN = "postgres";

    private final EmbeddedPostgres server;
    private final String database;

    private SharedPostgres(EmbeddedPostgres server, String database) {
        this.server = server;
        this.database = database;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_wal_size", "4GB")
                        .start();
            } catch (IOException | IllegalStateException failure) {
                throw new IllegalStateException(
                        "The embedded PostgreSQL did not start. PostgreSQL refuses to run as root: a build that runs as"
                                + " root needs 'unshare' (package util-linux) on the PATH and permission to create user"
                                + " namespaces. Provide both, or run the build as an ordinary user.",
                        failure);
            }
        }
    }

    /** Makes a fresh, uniquely named database. */
    public static SharedPostgres open() {
        String database = "retl_" + UUID.randomUUID().toString().replace("-", "");
        SharedPostgres postgres = new SharedPostgres(Server.RUNNING, database);
        postgres.inTheServer("CREATE DATABASE " + database);
        return postgres;
    }

    /** The URL of the database, without a user. No time goes into asking for encryption, which the server has not. */
    String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s?sslmode=disable&gssEncMode=disable"
                .formatted(server.getPort(), database);
    }

    String database() {
        return database;
    }

    int port() {
        return server.getPort();
    }

    /** Connections of the owner of the server. */
    public DataSource dataSource() {
        return dataSource(ADMIN, "");
    }

    DataSource dataSource(String user, String password) {
        return new DriverDataSource(jdbcUrl(), user, password);
    }

    /** Runs statements in the database as its owner. */
    void run(String... statements) {
        run(dataSource(), statements);
    }

    static void run(DataSource dataSource, String... statements) {
        String current = "";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                current = sql;
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + current, failure);
        }
    }

    /** The first column of a query, as its owner sees it. */
    List<String> texts(String query) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own query failed: " + query, failure);
        }
    }

    private void inTheServer(String sql) {
        run(server.getPostgresDatabase(), sql);
    }

    @Override
    public void close() {
        inTheServer("DROP DATABASE " + database + " WITH (FORCE)");
    }
}

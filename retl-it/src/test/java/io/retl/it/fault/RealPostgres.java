package io.retl.it.fault;

import io.retl.Source;
import io.retl.testkit.DriverDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of a test's own on a real PostgreSQL server. The server is shared by this package, or the test's own: that
 * can be stopped as a power cut stops it, and started again.
 */
final class RealPostgres implements AutoCloseable {
    static final String ADMIN = "postgres";

    private static final long STOP_SECONDS = 20;

    private final @Nullable Path directory;
    private final String database;
    private EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server, @Nullable Path directory, String database) {
        this.server = server;
        this.directory = directory;
        this.database = database;
    }

    private static final class Shared {
        static final EmbeddedPostgres SERVER = start(settings());
    }

    /** A fresh database on the shared server, which stops with this JVM. */
    static RealPostgres open() {
        String database = "fault_" + UUID.randomUUID().toString().replace("-", "");
        run(Shared.SERVER.getPostgresDatabase(), "CREATE DATABASE " + database);
        return new RealPostgres(Shared.SERVER, null, database);
    }

    /**
     * A server of its own.
     *
     * @param directory where it may make a directory for its files
     */
    static RealPostgres openServer(Path directory) {
        Path files = directory.resolve("postgres");
        return new RealPostgres(
                start(settings().setDataDirectory(files).setCleanDataDirectory(false)), files, "postgres");
    }

    private static EmbeddedPostgres.Builder settings() {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off");
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder settings) {
        try {
            return settings.start();
        } catch (IOException | IllegalStateException failure) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start. PostgreSQL refuses to run as root: a build that runs as"
                            + " root needs 'unshare' (package util-linux) on the PATH and permission to create user"
                            + " namespaces. Provide both, or run the build as an ordinary user.",
                    failure);
        }
    }

    /** Quits at once, without a checkpoint and without a word to its clients: what 'pg_ctl stop -m immediate' does. */
    void stopImmediately() throws Exception {
        long id = Long.parseLong(Files.readAllLines(ownDirectory().resolve("postmaster.pid"))
                .get(0)
                .strip());
        CompletableFuture<ProcessHandle> end =
                ProcessHandle.of(id).orElseThrow().onExit();
        ChildProcess.signal("QUIT", id);
        end.get(STOP_SECONDS, TimeUnit.SECONDS);
        server.close(); // it finds no server to stop and gives its lock file back
    }

    /** Starts again on the same files and the same port. */
    void restart() {
        int port = server.getPort();
        server = start(settings()
                .setDataDirectory(ownDirectory())
                .setCleanDataDirectory(false)
                .setPort(port));
    }

    private Path ownDirectory() {
        if (directory == null) {
            throw new IllegalStateException("The shared server is not for stopping; open one with openServer(…).");
        }
        return directory;
    }

    int port() {
        return server.getPort();
    }

    String jdbcUrl() {
        return jdbcUrl(port());
    }

    /** By way of a proxy, without a user. No time goes into asking for encryption, which the server has not. */
    String jdbcUrl(int port) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=disable&gssEncMode=disable";
    }

    DataSource dataSource() {
        return new DriverDataSource(jdbcUrl(), ADMIN, "");
    }

    /** A source for a {@link io.retl.Retl} of this process. */
    Source source() {
        return Source.builder("shop").dataSource(dataSource()).build();
    }

    private static void run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + sql, failure);
        }
    }

    @Override
    public void close() {
        if (directory == null) {
            run(server.getPostgresDatabase(), "DROP DATABASE " + database + " WITH (FORCE)");
            return;
        }
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

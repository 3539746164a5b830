package io.retl.it.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;

/** A PostgreSQL server of its own for one test class; {@link #close} stops it and removes its files. */
final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static PostgresServer start() throws IOException {
        try {
            return new PostgresServer(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL did not start. PostgreSQL refuses to run as root: a build that runs as root"
                            + " needs 'unshare' (package util-linux) on the PATH and permission to create user namespaces."
                            + " Provide both, or run the build as an ordinary user.",
                    e);
        }
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

package io.retl.it;

import io.retl.testkit.DriverDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A fresh DuckDB file. One connection stays open, because the engine closes a file with its last connection and would
 * write all of it each time.
 */
final class DuckDbDatabase implements AutoCloseable {
    private final Path directory;
    private final DataSource dataSource;
    private final Connection first;

    private DuckDbDatabase(Path directory, DataSource dataSource, Connection first) {
        this.directory = directory;
        this.dataSource = dataSource;
        this.first = first;
    }

    static DuckDbDatabase open() {
        try {
            Path directory = Files.createTempDirectory("retl-duckdb");
            DataSource dataSource = new DriverDataSource("jdbc:duckdb:" + directory.resolve("shop.db"), "", "");
            return new DuckDbDatabase(directory, dataSource, dataSource.getConnection());
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(
                    "No DuckDB file could be made in the directory for temporary files.", failure);
        }
    }

    String jdbcUrl() {
        return "jdbc:duckdb:" + directory.resolve("shop.db");
    }

    /** Every connection is another one to the same database. */
    DataSource dataSource() {
        return dataSource;
    }

    /** Runs statements in order. */
    void run(String... statements) {
        String current = "";
        try {
            for (String sql : statements) {
                current = sql;
                // A statement that failed is closed, so each has its own.
                try (Statement statement = first.createStatement()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + current, failure);
        }
    }

    /** The first column of a query, as text. */
    List<String> query(String sql) {
        try (Statement statement = first.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own query failed: " + sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            first.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database could not be closed.", failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.retl.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse in memory, for tests of destinations and mappings. It needs the H2 driver and retl's H2 dialect on the class
 * path. Thread-safe.
 */
public final class H2Warehouse implements AutoCloseable {
    private final DataSource dataSource;

    private H2Warehouse(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Opens a fresh, uniquely named database; nothing connects to it yet. */
    public static H2Warehouse open() {
        String url = "jdbc:h2:mem:retl_" + UUID.randomUUID().toString().replace("-", "") + ";DB_CLOSE_DELAY=-1";
        return new H2Warehouse(new DriverDataSource(url, "sa", ""));
    }

    /** A data source that opens a connection of its own on every call. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Runs a statement.
     *
     * @param sql the statement
     * @param binds the values of its question marks
     * @throws IllegalStateException if the database refuses it
     */
    public void run(String sql, @Nullable Object... binds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < binds.length; index++) {
                statement.setObject(index + 1, binds[index]);
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("The statement failed: " + sql, failure);
        }
    }

    /**
     * The rows of a query, each a list of its columns as text.
     *
     * @throws IllegalStateException if the database refuses it
     */
    public List<List<@Nullable String>> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            List<List<@Nullable String>> all = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>(width);
                for (int index = 1; index <= width; index++) {
                    row.add(rows.getString(index));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException failure) {
            throw new IllegalStateException("The query failed: " + sql, failure);
        }
    }

    /** Drops the database. */
    @Override
    public void close() {
        run("SHUTDOWN");
    }
}

package io.retl.internal.jdbc;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements in the transaction of one piece of work. Not thread-safe. A statement without binds runs unprepared and
 * without JDBC escapes, so that a question mark or a brace in a model's text stays what it is.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final Dialect dialect;
    private String lastStatement = "";

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Reads a result. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads it. */
        T read(ResultSet rows) throws SQLException;
    }

    /** The dialect of the connection. */
    public Dialect dialect() {
        return dialect;
    }

    /** The text of the last statement, for messages. */
    String lastStatement() {
        return lastStatement;
    }

    /** Runs statements in order. */
    public void execute(List<Sql> statements) throws SQLException {
        for (Sql sql : statements) {
            update(sql);
        }
    }

    /** Runs a statement; the number of rows it changed, if it changes rows. */
    public int update(Sql sql) throws SQLException {
        begin(sql);
        if (sql.binds().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                return statement.executeUpdate(sql.text());
            }
        }
        try (PreparedStatement statement = prepared(sql)) {
            return statement.executeUpdate();
        }
    }

    /** Runs one statement once for each list of binds. */
    public void batch(List<Sql> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        begin(statements.get(0));
        try (PreparedStatement statement =
                connection.prepareStatement(statements.get(0).text())) {
            int pending = 0;
            for (Sql sql : statements) {
                bind(statement, sql);
                statement.addBatch();
                if (++pending == BATCH) {
                    statement.executeBatch();
                    pending = 0;
                }
            }
            if (pending > 0) {
                statement.executeBatch();
            }
        }
    }

    /** Runs a query. */
    public <T> T query(Sql sql, Reader<T> reader) throws SQLException {
        return query(sql, 0, reader);
    }

    /**
     * Runs a query.
     *
     * @param fetchSize how many rows the driver may hold at once; 0 leaves it to the driver
     */
    public <T> T query(Sql sql, int fetchSize, Reader<T> reader) throws SQLException {
        begin(sql);
        if (sql.binds().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.setFetchSize(fetchSize);
                try (ResultSet rows = statement.executeQuery(sql.text())) {
                    return reader.read(rows);
                }
            }
        }
        try (PreparedStatement statement = prepared(sql)) {
            statement.setFetchSize(fetchSize);
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        }
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            statement.setEscapeProcessing(false);
            bind(statement, sql);
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, Sql sql) throws SQLException {
        int index = 1;
        for (Object value : sql.binds()) {
            bind(statement, index++, value);
        }
    }

    /** Google's driver for BigQuery takes no value as an object, and does not say so. */
    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else {
            statement.setObject(index, value);
        }
    }

    private void begin(Sql sql) {
        lastStatement = sql.text();
        LOG.debug("{}", lastStatement);
    }
}

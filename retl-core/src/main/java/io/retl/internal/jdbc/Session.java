package io.retl.internal.jdbc;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
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

    private final Statements statements;
    private final Dialect dialect;
    private String lastStatement = "";

    Session(Statements statements, Dialect dialect) {
        this.statements = statements;
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

    /** The text of the last statement, for messages; without the comment that the server gets. */
    String lastStatement() {
        return lastStatement;
    }

    /** Runs statements in order. */
    public void execute(List<Sql> all) throws SQLException {
        for (Sql sql : all) {
            update(sql);
        }
    }

    /** Runs a statement; the number of rows it changed, if it changes rows. */
    public int update(Sql sql) throws SQLException {
        begin(sql);
        if (sql.binds().isEmpty()) {
            try (Statement statement = statements.plain()) {
                return statements.run(sql, statement, () -> statement.executeUpdate(statements.text(sql)));
            }
        }
        try (PreparedStatement statement = statements.prepared(sql)) {
            bind(statement, sql);
            return statements.run(sql, statement, statement::executeUpdate);
        }
    }

    /** Runs one statement once for each list of binds. */
    public void batch(List<Sql> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        begin(batch.get(0));
        Sql first = batch.get(0);
        try (PreparedStatement statement = statements.prepared(first)) {
            int pending = 0;
            for (Sql sql : batch) {
                bind(statement, sql);
                statement.addBatch();
                if (++pending == BATCH) {
                    statements.run(first, statement, statement::executeBatch);
                    pending = 0;
                }
            }
            if (pending > 0) {
                statements.run(first, statement, statement::executeBatch);
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
            try (Statement statement = statements.plain()) {
                statement.setFetchSize(fetchSize);
                return statements.run(sql, statement, () -> read(statement.executeQuery(statements.text(sql)), reader));
            }
        }
        try (PreparedStatement statement = statements.prepared(sql)) {
            bind(statement, sql);
            statement.setFetchSize(fetchSize);
            return statements.run(sql, statement, () -> read(statement.executeQuery(), reader));
        }
    }

    private static <T> T read(ResultSet result, Reader<T> reader) throws SQLException {
        try (ResultSet rows = result) {
            return reader.read(rows);
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

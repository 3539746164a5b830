package io.retl.it.bigquery;

import com.google.zetasql.Value;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes connections to the stand-in. They have no transactions: every statement lasts when it is done. */
final class StandInConnection {
    private StandInConnection() {}

    static Connection open(BigQueryStandIn engine) {
        StandInSession session = new StandInSession();
        boolean[] closed = new boolean[1];
        return new JdbcObject<>(Connection.class)
                .on("createStatement", arguments -> statement(engine, session, ""))
                .on("prepareStatement", arguments -> statement(engine, session, (String) arguments[0]))
                .on("getMetaData", arguments -> metaData())
                .on("close", arguments -> closed[0] = true)
                .on("isClosed", arguments -> closed[0])
                .on("isValid", arguments -> !closed[0])
                .keep("AutoCommit", true, "getAutoCommit")
                .keep("ReadOnly", false, "isReadOnly")
                .keep("TransactionIsolation", Connection.TRANSACTION_SERIALIZABLE, "getTransactionIsolation")
                .keep("Holdability", ResultSet.CLOSE_CURSORS_AT_COMMIT, "getHoldability")
                .keep("Schema", "", "getSchema")
                .keep("Catalog", "project", "getCatalog")
                .keep("NetworkTimeout", 0, "getNetworkTimeout")
                .ignore("commit", "rollback", "clearWarnings", "getWarnings")
                .make();
    }

    /** As Google's driver has it: it does not know the user. */
    private static DatabaseMetaData metaData() {
        return new JdbcObject<>(DatabaseMetaData.class)
                .on("getDatabaseProductName", arguments -> "Google BigQuery")
                .on("getDatabaseProductVersion", arguments -> "2.0")
                .on("getDatabaseMajorVersion", arguments -> 2)
                .on("getDatabaseMinorVersion", arguments -> 0)
                .on("supportsTransactionIsolationLevel", arguments -> false)
                .ignore("getUserName")
                .make();
    }

    private static PreparedStatement statement(BigQueryStandIn engine, StandInSession session, String prepared) {
        StandInStatement statement = new StandInStatement(engine, session, prepared);
        JdbcObject.Behaviour bind = arguments -> statement.bind((Integer) arguments[0], arguments[1]);
        JdbcObject<PreparedStatement> object = new JdbcObject<>(PreparedStatement.class)
                .on("executeQuery", arguments -> statement.query(arguments))
                .on("executeUpdate", arguments -> statement.update(arguments))
                .on("execute", arguments -> statement.execute(arguments))
                .on("getResultSet", arguments -> statement.resultSet())
                .on("addBatch", arguments -> statement.addBatch())
                .on("executeBatch", arguments -> statement.executeBatch())
                .ignore("close", "setEscapeProcessing", "setFetchSize", "setQueryTimeout");
        for (String setter : List.of("setObject", "setString", "setLong", "setInt")) {
            object.on(setter, bind);
        }
        return object.make();
    }

    /** A statement, prepared or not. Not thread-safe. */
    private static final class StandInStatement {
        private final BigQueryStandIn engine;
        private final StandInSession session;
        private final String prepared;
        private final List<Value> parameters = new ArrayList<>();
        private final List<Value> batch = new ArrayList<>();
        private int batchSize;
        private StandInResult last = StandInResult.changed(0);

        StandInStatement(BigQueryStandIn engine, StandInSession session, String prepared) {
            this.engine = engine;
            this.session = session;
            this.prepared = prepared;
        }

        boolean bind(int index, Object value) throws SQLException {
            while (parameters.size() < index) {
                parameters.add(Values.parameter(null));
            }
            parameters.set(index - 1, Values.parameter(value));
            return true;
        }

        boolean execute(Object[] arguments) throws SQLException {
            String sql = arguments.length > 0 ? (String) arguments[0] : prepared;
            last = engine.execute(sql, parameters, session);
            return !last.columns().isEmpty();
        }

        ResultSet query(Object[] arguments) throws SQLException {
            if (!execute(arguments)) {
                throw new SQLException("The statement gave no rows.");
            }
            return resultSet();
        }

        int update(Object[] arguments) throws SQLException {
            if (execute(arguments)) {
                throw new SQLException("The statement is a query.");
            }
            return last.changed();
        }

        ResultSet resultSet() {
            return StandInRows.of(last);
        }

        boolean addBatch() {
            batch.addAll(parameters);
            batchSize++;
            return true;
        }

        /** All rows in one INSERT. */
        int[] executeBatch() throws SQLException {
            String row = prepared.substring(prepared.lastIndexOf('('));
            engine.execute(prepared + (", " + row).repeat(batchSize - 1), batch, session);
            int[] counts = new int[batchSize];
            Arrays.fill(counts, 1);
            batch.clear();
            batchSize = 0;
            return counts;
        }
    }
}

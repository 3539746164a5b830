package io.retl.it.bigquery;

import com.google.zetasql.SimpleColumn;
import com.google.zetasql.Value;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

/** The rows of a result behind JDBC. Not thread-safe. */
final class StandInRows {
    private final List<? extends List<Value>> rows;
    private int position = -1;
    private boolean wasNull;

    private StandInRows(List<? extends List<Value>> rows) {
        this.rows = rows;
    }

    static ResultSet of(StandInResult result) {
        StandInRows rows = new StandInRows(result.rows());
        return new JdbcObject<>(ResultSet.class)
                .on("next", arguments -> ++rows.position < rows.rows.size())
                .on("getString", arguments -> Values.text(rows.value(arguments[0])))
                .on("getLong", arguments -> rows.number(arguments[0]))
                .on("getInt", arguments -> Math.toIntExact(rows.number(arguments[0])))
                .on("wasNull", arguments -> rows.wasNull)
                .on("getMetaData", arguments -> metaData(result.columns()))
                .ignore("close")
                .make();
    }

    private Value value(Object column) throws SQLException {
        if (!(column instanceof Integer index)) {
            throw new SQLException("The stand-in finds columns by number.");
        }
        Value value = rows.get(position).get(index - 1);
        wasNull = value.isNull();
        return value;
    }

    private long number(Object column) throws SQLException {
        Value value = value(column);
        return wasNull ? 0 : value.getInt64Value();
    }

    private static ResultSetMetaData metaData(List<SimpleColumn> columns) {
        return new JdbcObject<>(ResultSetMetaData.class)
                .on("getColumnCount", arguments -> columns.size())
                .on("getColumnLabel", arguments -> column(columns, arguments).getName())
                .on(
                        "getColumnType",
                        arguments -> Values.jdbcType(column(columns, arguments).getType()))
                .on(
                        "getColumnTypeName",
                        arguments -> Values.typeName(column(columns, arguments).getType()))
                .on("getPrecision", arguments -> 0)
                .make();
    }

    private static SimpleColumn column(List<SimpleColumn> columns, Object[] arguments) {
        return columns.get((Integer) arguments[0] - 1);
    }
}

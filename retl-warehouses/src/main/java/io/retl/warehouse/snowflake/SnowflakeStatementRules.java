package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.List;

/** The statements that Snowflake words in its own way. Immutable. */
final class SnowflakeStatementRules implements StatementRules {
    private final Dialect dialect;

    SnowflakeStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** The copy and the duplicates live for one sync: nobody pays for keeping what they held. */
    @Override
    public Sql createTableAs(TableName table, String query) {
        return Sql.of("CREATE TRANSIENT TABLE " + dialect.naming().quote(table)
                + " DATA_RETENTION_TIME_IN_DAYS = 0 AS\n" + query);
    }

    /** In the order of the numbers, so that the range of a page is in few micro-partitions and the others are skipped. */
    @Override
    public Sql createDeltaAs(TableName delta, String query) {
        return Sql.of("CREATE TABLE " + dialect.naming().quote(delta) + " AS\n" + query + "\nORDER BY seq");
    }

    @Override
    public String firstRows(int rows) {
        return "LIMIT " + rows;
    }

    /** Any order will do, but there must be one. */
    @Override
    public String rowNumber(String partition) {
        return "ROW_NUMBER() OVER (PARTITION BY " + partition + " ORDER BY NULL)";
    }

    @Override
    public Sql deleteRows(TableName table, String alias, String condition, List<Object> binds) {
        return new Sql("DELETE FROM " + dialect.naming().quote(table) + " AS " + alias + " WHERE " + condition, binds);
    }

    /** Keys are not enforced. */
    @Override
    public List<Sql> key(TableName table, String column) {
        return List.of();
    }

    /** There are none. */
    @Override
    public List<Sql> index(TableName table, String column) {
        return List.of();
    }

    @Override
    public String readColumn(ColumnReference column) {
        return SnowflakeText.read(column);
    }
}

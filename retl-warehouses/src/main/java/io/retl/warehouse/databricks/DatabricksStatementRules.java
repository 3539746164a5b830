package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.List;

/** The statements that Databricks words in its own way. Immutable. */
final class DatabricksStatementRules implements StatementRules {
    private final Dialect dialect;

    DatabricksStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Sql findSchema(String schema) {
        return Sql.of("SELECT schema_name FROM information_schema.schemata WHERE schema_name = LOWER(?)", schema);
    }

    @Override
    public Sql tables(String schema) {
        return Sql.of("SELECT table_name FROM information_schema.tables WHERE table_schema = LOWER(?)", schema);
    }

    /** Files hold ranges of seq, and know them: a page reads the files of its range. */
    @Override
    public Sql createDeltaAs(TableName delta, String query) {
        return Sql.of("CREATE TABLE " + dialect.naming().quote(delta) + " CLUSTER BY (seq) AS\n" + query);
    }

    @Override
    public String firstRows(int rows) {
        return "LIMIT " + rows;
    }

    @Override
    public String rowNumber(String partition) {
        return "ROW_NUMBER() OVER (PARTITION BY " + partition + " ORDER BY 1)";
    }

    /** DELETE of a Delta table takes no look into another table, MERGE does. Each condition holds for all rows of a record id or none. */
    @Override
    public Sql deleteRows(TableName table, String alias, String condition, List<Object> binds) {
        String name = dialect.naming().quote(table);
        return new Sql("""
                MERGE INTO %s t USING (
                SELECT DISTINCT %s.record_id FROM %s %s WHERE %s
                ) s ON t.record_id = s.record_id
                WHEN MATCHED THEN DELETE""".formatted(name, alias, name, alias, condition), binds);
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

    /** Of a type that is read the same way through every driver and in every session. */
    @Override
    public String readColumn(ColumnReference reference) {
        Column column = reference.column();
        return DatabricksValues.readable(reference.sql(), DatabricksType.of(column.typeName()));
    }
}

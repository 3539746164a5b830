package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.List;

/** The statements that BigQuery words in its own way. Immutable. */
final class BigQueryStatementRules implements StatementRules {
    /** A copy serves one extract and would be paid for until the mapping's next sync if that died. */
    private static final String EXPIRES =
            "OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 2 DAY)) AS\n";

    private final Dialect dialect;

    BigQueryStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Sql findSchema(String schema) {
        return Sql.of("SELECT COUNT(*) FROM " + listing(schema));
    }

    /**
     * The views of INFORMATION_SCHEMA show no dataset whose name begins with an underscore, as that of the state does, and those
     * that are not asked for one dataset show one region.
     */
    @Override
    public Sql tables(String schema) {
        return Sql.of("SELECT table_id FROM " + listing(schema));
    }

    private String listing(String schema) {
        return dialect.naming().quote(new TableName(schema, "__TABLES__"));
    }

    /** A page reads the blocks of its numbers alone. Unlike a copy, a delta never expires by itself. */
    @Override
    public Sql createDeltaAs(TableName delta, String query) {
        return Sql.of("CREATE TABLE " + dialect.naming().quote(delta) + " CLUSTER BY seq AS\n" + query);
    }

    @Override
    public Sql createCopyAs(TableName copy, String query) {
        return Sql.of("CREATE TABLE " + dialect.naming().quote(copy) + " " + EXPIRES + query);
    }

    @Override
    public String firstRows(int rows) {
        return "LIMIT " + rows;
    }

    @Override
    public String except() {
        return "EXCEPT DISTINCT";
    }

    /** A primary key is not enforced. */
    @Override
    public List<Sql> key(TableName table, String column) {
        return List.of();
    }

    @Override
    public List<Sql> index(TableName table, String column) {
        return List.of();
    }

    @Override
    public String readColumn(ColumnReference column) {
        return BigQueryText.delivered(column);
    }
}

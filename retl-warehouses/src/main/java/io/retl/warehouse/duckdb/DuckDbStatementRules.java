package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.List;

/** The statements that DuckDB words in its own way. Immutable. */
final class DuckDbStatementRules implements StatementRules {
    private final Dialect dialect;

    DuckDbStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** The standard's views list the schemas and tables of all attached databases. */
    @Override
    public Sql findSchema(String schema) {
        return listing("schema_name", "duckdb_schemas", schema);
    }

    @Override
    public Sql tables(String schema) {
        return Sql.of(
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_catalog = current_database() AND table_schema = ?",
                schema);
    }

    @Override
    public Sql sequences(String schema) {
        return listing("sequence_name", "duckdb_sequences", schema);
    }

    private static Sql listing(String column, String function, String schema) {
        return Sql.of(
                "SELECT %s FROM %s() WHERE database_name = current_database() AND schema_name = ?"
                        .formatted(column, function),
                schema);
    }

    @Override
    public String firstRows(int rows) {
        return "LIMIT " + rows;
    }

    /** A key would be looked at row by row, at several times the price of a fold; the joins do not use it. */
    @Override
    public List<Sql> key(TableName table, String column) {
        return List.of();
    }

    /** Blocks know their least and greatest number, and rows are stored almost in the order of their numbers. */
    @Override
    public List<Sql> index(TableName table, String column) {
        return List.of();
    }

    @Override
    public String nextNumber(TableName counter) {
        return "nextval('" + dialect.naming().quote(counter).replace("'", "''") + "')";
    }

    /** The default order is a setting. */
    @Override
    public Sql pageSizes(TableName delta, long after, long through) {
        return ascending(StatementRules.super.pageSizes(delta, after, through));
    }

    @Override
    public Sql page(TableName delta, ModelShape model, long after, long through) {
        return ascending(StatementRules.super.page(delta, model, after, through));
    }

    private static Sql ascending(Sql ordered) {
        return new Sql(ordered.text() + " ASC", ordered.binds());
    }

    @Override
    public String readColumn(ColumnReference column) {
        return DuckDbText.read(column);
    }
}

package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.List;

/** The statements that PostgreSQL words in its own way. Immutable. */
final class PostgresStatementRules implements StatementRules {
    private static final int PAGES_PER_RANGE = 8;

    private static final int NUMBERS_AT_ONCE = 10_000;

    private final Dialect dialect;

    PostgresStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** The standard's view hides a schema on which the user has no right, and then creating it would fail strangely. */
    @Override
    public Sql findSchema(String schema) {
        return Sql.of("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ?", schema);
    }

    /** The standard's view hides what the user may not touch, which would look like a lost table. */
    @Override
    public Sql tables(String schema) {
        return relations(schema, "'r', 'p', 'v', 'm', 'f'");
    }

    @Override
    public Sql sequences(String schema) {
        return relations(schema, "'S'");
    }

    private static Sql relations(String schema, String kinds) {
        return Sql.of("""
                SELECT c.relname FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN (%s)""".formatted(kinds), schema);
    }

    /** A tree takes keys of 2,704 bytes at most; a text may be longer, and is found by its hash. */
    @Override
    public List<Sql> keyRecords(TableName table, List<Column> idColumns) {
        return PostgresRecordId.of(idColumns) == PostgresRecordId.TEXT
                ? List.of(Sql.of("CREATE INDEX ON " + dialect.naming().quote(table) + " USING hash (record_id)"))
                : StatementRules.super.keyRecords(table, idColumns);
    }

    /** Joins are hash joins: an index on the copy or the duplicates would only be built. */
    @Override
    public List<Sql> index(TableName table, String column) {
        return List.of();
    }

    /**
     * Rows lie almost in the order of their numbers, so block ranges find a page, at a fraction of the price of a tree.
     * Deletes count downwards between the others, hence an index for each. Without statistics the planner would not
     * know that the order is good and read the whole table.
     */
    @Override
    public List<Sql> indexDelta(TableName delta) {
        String table = dialect.naming().quote(delta);
        String index = "CREATE INDEX ON %s USING brin (seq) WITH (pages_per_range = %s) WHERE seq %s";
        return List.of(
                Sql.of(index.formatted(table, PAGES_PER_RANGE, "> 0")),
                Sql.of(index.formatted(table, PAGES_PER_RANGE, "<= 0")),
                Sql.of("ANALYZE " + table + " (seq, record_id)"));
    }

    /** Numbers taken at once spare a lock and a log record; the session that takes them uses all of them in order. */
    @Override
    public Sql createCounter(TableName counter) {
        return Sql.of("CREATE SEQUENCE " + dialect.naming().quote(counter) + " CACHE " + NUMBERS_AT_ONCE);
    }

    @Override
    public String nextNumber(TableName counter) {
        String name = dialect.naming().quote(counter).replace("'", "''");
        return "pg_catalog.nextval('" + name + "'::pg_catalog.regclass)";
    }

    /** The numbers stand in the text: only then does the planner see that a partial index covers them. */
    @Override
    public Sql pageSizes(TableName delta, long after, long through) {
        return Sql.of("SELECT seq, bytes FROM " + dialect.naming().quote(delta) + PostgresPage.range(after, through)
                + " ORDER BY seq");
    }

    @Override
    public Sql page(TableName delta, ModelShape model, long after, long through) {
        return PostgresPage.render(dialect, delta, model, PostgresPage.range(after, through));
    }

    @Override
    public String readColumn(ColumnReference column) {
        return PostgresPage.read(column);
    }

    @Override
    public List<String> storedColumns(List<Column> columns, String condition) {
        return PackedColumns.needed(columns)
                ? List.of(PackedColumns.pack(columns, condition))
                : StatementRules.super.storedColumns(columns, condition);
    }
}

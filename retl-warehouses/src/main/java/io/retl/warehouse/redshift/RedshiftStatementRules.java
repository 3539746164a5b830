package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that Redshift words in its own way. Immutable.
 *
 * <p>Records, copy and delta are spread by the record id, so that no join of them moves rows between nodes. Keys are not enforced and
 * there are no indexes: the records are kept in the order of the ids, the delta in that of its numbers.
 */
final class RedshiftStatementRules implements StatementRules {
    private static final String BY_ID = " DISTKEY (record_id)";

    private final Dialect dialect;

    RedshiftStatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** The standard's view hides a schema on which the user has no right, and then creating it would fail strangely. */
    @Override
    public Sql findSchema(String schema) {
        return Sql.of(
                "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname IN (?, ?)",
                schema,
                RedshiftNaming.folded(schema));
    }

    /** From the catalog alone, which the leader node answers. The standard's view hides what the user may not touch. */
    @Override
    public Sql tables(String schema) {
        return Sql.of(
                """
                SELECT %s FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname IN (?, ?) AND c.relkind IN ('r', 'v')""".formatted(RedshiftNaming.unmarked("CAST(c.relname AS VARCHAR(128))")),
                schema,
                RedshiftNaming.folded(schema));
    }

    @Override
    public String firstRows(int rows) {
        return "LIMIT " + rows;
    }

    /** DELETE has no alias, and a subquery of it may look for one level only: so the rows are named by a query of their own. */
    @Override
    public Sql deleteRows(TableName table, String alias, String condition, List<Object> binds) {
        String name = dialect.naming().quote(table);
        return new Sql(
                "DELETE FROM %s WHERE record_id IN (SELECT %s.record_id FROM %s %s WHERE %s)"
                        .formatted(name, alias, name, alias, condition),
                binds);
    }

    @Override
    public List<Sql> key(TableName table, String column) {
        return List.of();
    }

    @Override
    public List<Sql> index(TableName table, String column) {
        return List.of();
    }

    @Override
    public List<Sql> createState(MappingTables tables, List<Column> idColumns) {
        List<Sql> all = new ArrayList<>(StatementRules.super.createState(tables, idColumns));
        for (int index = 0; index < all.size() - 1; index++) { // the last is the checkpoints table, which has one row
            Sql sql = all.get(index);
            all.set(index, new Sql(sql.text() + "\nDISTKEY (record_id) SORTKEY (record_id)", sql.binds()));
        }
        return all;
    }

    @Override
    public Sql insertCheckpoint(
            MappingTables tables, String sourceId, String modelId, String stateId, String columns, int encoding) {
        ColumnNames.requireStorable(columns);
        return StatementRules.super.insertCheckpoint(tables, sourceId, modelId, stateId, columns, encoding);
    }

    @Override
    public List<Sql> createCopy(DeltaRequest request) {
        ColumnNames.requireStorable(request.model().checksumColumns());
        String head = "CREATE TABLE " + dialect.naming().quote(request.tables().copy());
        return StatementRules.super.createCopy(request).stream()
                .map(sql -> new Sql(head + BY_ID + sql.text().substring(head.length()), sql.binds()))
                .toList();
    }

    @Override
    public Sql createDeltaAs(TableName delta, String query) {
        return Sql.of("CREATE TABLE " + dialect.naming().quote(delta) + BY_ID + " SORTKEY (seq) AS\n" + query);
    }

    @Override
    public List<Sql> createDelta(DeltaRequest request) {
        return mustAvoidFullJoin(request)
                ? RedshiftDialect.withoutFullJoin().statements().createDelta(request)
                : StatementRules.super.createDelta(request);
    }

    @Override
    public Sql countChanges(DeltaRequest request) {
        return mustAvoidFullJoin(request)
                ? RedshiftDialect.withoutFullJoin().statements().countChanges(request)
                : StatementRules.super.countChanges(request);
    }

    /** Redshift takes no SUPER column through a full join. */
    private boolean mustAvoidFullJoin(DeltaRequest request) {
        return dialect.capabilities().contains(Capability.FULL_JOIN)
                && request.model().columns().stream().anyMatch(column -> column.type() == ColumnType.JSON);
    }

    @Override
    public String readColumn(ColumnReference column) {
        return RedshiftText.isRead(column) ? RedshiftText.of(column) : column.sql();
    }
}

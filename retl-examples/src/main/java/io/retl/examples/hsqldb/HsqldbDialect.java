package io.retl.examples.hsqldb;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TableName;
import io.retl.warehouse.spi.TypeRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parts of the dialect, and the statements that HSQLDB words in its own way. Immutable. */
final class HsqldbDialect implements Dialect, StatementRules {
    /** HSQLDB takes 128; an index is called like its table and column together. */
    private static final int MAX_NAME_BYTES = 128 - "_record_id".length();

    private final Naming naming = Naming.standard(MAX_NAME_BYTES);
    private final TypeRules types = new HsqldbTypeRules();

    /** It has a full join. It commits with every CREATE TABLE, so it has no snapshot: retl works on a copy of the model. */
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION, Capability.SEQUENCES, Capability.MERGE);
    }

    /** Nothing beyond standard SQL decides where a query ends. */
    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.noneOf(SyntaxFeature.class);
    }

    @Override
    public Naming naming() {
        return naming;
    }

    @Override
    public TypeRules types() {
        return types;
    }

    @Override
    public StatementRules statements() {
        return this;
    }

    @Override
    public Dialect dialect() {
        return this;
    }

    /** HSQLDB knows a function in Java from its first call by an administrator on; before, it cannot be granted. */
    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        List<String> all = new ArrayList<>();
        all.add("-- CREATE USER " + user + " PASSWORD '<a password>';");
        all.add("CREATE SCHEMA " + naming.quote(schema) + " AUTHORIZATION " + user + ";");
        for (String call : HsqldbFunctions.EXAMPLES) {
            all.add("CALL " + call + ";");
            all.add("GRANT EXECUTE ON FUNCTION PUBLIC." + call.substring(0, call.indexOf('(')) + " TO " + user + ";");
        }
        all.add("-- For each table that a model reads:");
        all.add("-- GRANT SELECT ON TABLE <your schema>.<your table> TO " + user + ";");
        return all;
    }

    @Override
    public Sql createTableAs(TableName table, String query) {
        return Sql.of("CREATE TABLE " + naming.quote(table) + " AS (\n" + query + "\n) WITH DATA");
    }

    @Override
    public List<Sql> index(TableName table, String column) {
        TableName index = new TableName(table.schema(), table.name() + "_" + column);
        return List.of(
                Sql.of("CREATE INDEX " + naming.quote(index) + " ON " + naming.quote(table) + " (" + column + ")"));
    }

    /**
     * HSQLDB repeats an expression of a derived table wherever its column is named, so that a RAND() in a model would give
     * one value to the checksum and another to the row. The offset makes it read the rows first.
     */
    @Override
    public List<Sql> createCopy(DeltaRequest request) {
        ModelShape model = request.model();
        ModelShape readFirst = model.withQuery("SELECT * FROM (\n" + model.query() + "\n) OFFSET 0 ROWS");
        return StatementRules.super.createCopy(new DeltaRequest(
                request.tables(),
                readFirst,
                request.wanted(),
                request.cut(),
                request.limits(),
                request.lastSync(),
                request.copied(),
                request.withoutDuplicates(),
                request.withUnresolved(),
                request.whole()));
    }

    /** A SELECT needs a table here. */
    @Override
    public Sql readClock(Column timestamp) {
        return Sql.of("VALUES (" + types.clock(timestamp) + ")");
    }

    /** See {@link #createDelta}: every row gets the first number of its range. */
    @Override
    public String nextNumber(TableName counter) {
        return "CAST(1 AS BIGINT)";
    }

    /**
     * HSQLDB takes no sequence inside a CASE, where the shared rendering counts. So it stages every change with the first
     * number of its range, the changes are counted in place, and those beyond the cut go.
     */
    @Override
    public List<Sql> createDelta(DeltaRequest request) {
        List<Sql> all = new ArrayList<>(StatementRules.super.createDelta(request));
        String delta = naming.quote(request.tables().delta());
        Cut cut = request.cut();
        if (cut.hasPrecedence()) {
            all.add(number(delta, "= 'D'", 1 - cut.limit(), "+"));
            all.add(number(delta, "= 'D'", -cut.limit(), "-"));
            all.add(number(delta, "<> 'D'", cut.limit(), "-"));
            all.add(number(delta, "<> 'D'", cut.limit() + 1, "+"));
        } else {
            all.add(number(delta, "= 'D'", 0, "-"));
            all.add(number(delta, "<> 'D'", 1, "+"));
        }
        all.add(Sql.of(
                "DELETE FROM %s WHERE kind = 'D' AND NOT seq BETWEEN %s AND 0 OR kind <> 'D' AND NOT seq BETWEEN 1 AND %s"
                        .formatted(delta, cut.lowestDelete(), cut.highestOther())));
        return all;
    }

    /** Gives the rows that stand at the first number the numbers from there on. */
    private static Sql number(String delta, String kind, long first, String direction) {
        return Sql.of("UPDATE %s SET seq = seq %s (ROWNUM() - 1) WHERE kind %s AND seq = %s"
                .formatted(delta, direction, kind, first));
    }
}

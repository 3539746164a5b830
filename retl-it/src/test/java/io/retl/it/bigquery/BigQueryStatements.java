package io.retl.it.bigquery;

import io.retl.warehouse.bigquery.BigQueryDialectProvider;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.Cut;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.DeltaRequest;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.FoldRequest;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.PlanRequest;
import io.retl.warehouse.spi.SizeLimits;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every statement of the dialect for one model, in an order in which each finds the tables that it needs. */
final class BigQueryStatements {
    static final Dialect DIALECT =
            new BigQueryDialectProvider().dialect(new DialectContext("Google BigQuery", "2.0", 2, 0));
    static final String SCHEMA = "__segment_reverse_etl";

    private static final StatementRules RULES = DIALECT.statements();
    private static final SizeLimits LIMITS = new SizeLimits(131_072, 524_288);
    private static final Set<DeltaKind> ALL = Set.of(DeltaKind.values());

    private final ModelShape model;
    private final Map<String, List<Sql>> cases = new LinkedHashMap<>();

    private BigQueryStatements(ModelShape model) {
        this.model = model;
    }

    static Map<String, List<Sql>> of(ModelShape model) {
        BigQueryStatements statements = new BigQueryStatements(model);
        statements.state();
        statements.extract();
        statements.load();
        statements.fold();
        statements.plan();
        statements.end();
        return statements.cases;
    }

    private static TableName table(String name) {
        return new TableName(SCHEMA, name + "_everything");
    }

    private static SyncTables tables() {
        return new SyncTables(
                new MappingTables(table("records"), table("checkpoints"), table("unresolved")),
                table("delta"),
                table("copy"),
                table("duplicates"),
                table("exceptions"),
                Stream.of("counter1", "counter2", "counter3", "counter4")
                        .map(BigQueryStatements::table)
                        .toList());
    }

    private void add(String name, Sql... statements) {
        cases.put(name, List.of(statements));
    }

    private void state() {
        MappingTables mapping = tables().mapping();
        add("create the schema", RULES.createSchema(SCHEMA));
        add("find the schema", RULES.findSchema(SCHEMA));
        add("list the tables", RULES.tables(SCHEMA));
        cases.put("create the state", RULES.createState(mapping, model.idColumns()));
        add("describe a table", RULES.describeTable(mapping.records()));
        add("insert the checkpoint", RULES.insertCheckpoint(mapping, "shop", "everything", "state-1", "columns", 1));
        add("read the checkpoint", RULES.readCheckpoint(mapping));
        add("count the state", RULES.countState(mapping));
        add("count rows", RULES.countRows(mapping.records()));
    }

    private DeltaRequest request(Cut cut) {
        return new DeltaRequest(tables(), model, ALL, cut, LIMITS, 7, false, false, true, Optional.empty());
    }

    private void extract() {
        DeltaRequest request = request(new Cut(150_000_000, 1, 0));
        DeltaRequest copied = request.overCopy();
        add("describe the model", RULES.describe(model.query()));
        cases.put("copy the model", RULES.createCopy(request));
        add("count the model's rows", RULES.countModelRows(copied));
        add("count the model's record ids", RULES.countModel(copied));
        cases.put("make the duplicates", RULES.createDuplicates(copied));
        add("count the duplicates", RULES.countDuplicates(tables().duplicates()));
        add("show duplicates", RULES.sampleDuplicates(tables(), model.idColumns()));
        cases.put(
                "make the delta after a cut, without duplicates",
                RULES.createDelta(request(new Cut(10, 4, 2)).overCopy().excludingDuplicates()));
        add("drop a table", RULES.dropTable(tables().delta()));
        cases.put("make the delta", RULES.createDelta(copied));
        add("summarize the delta", RULES.summarize(tables().delta()));
        add("count the changes", RULES.countChanges(copied));
        add("take duplicates out", RULES.deleteDuplicates(tables()));
        add("take out what is left for later", RULES.deleteUntaken(tables().delta(), -9, 0, 1, 10));
    }

    private void load() {
        add("read the sizes of a page", RULES.pageSizes(tables().delta(), 0, 10_000));
        add("read a page", RULES.page(tables().delta(), model, 0, 10_000));
    }

    private void fold() {
        FoldRequest request = new FoldRequest(
                tables(),
                new FoldRequest.Guard("state-1", 7, 8, 99, "columns", 1),
                40,
                50,
                true,
                true,
                true,
                new FoldRequest.Parking(90_000, 5, 10_000),
                FoldRequest.Reach.WHOLE);
        cases.put("make the exceptions", RULES.createExceptions(tables().exceptions()));
        add(
                "insert exceptions",
                RULES.insertExceptions(tables().exceptions(), new TreeMap<>(Map.of(3L, "R", 5L, "U"))));
        add("look at the fold", RULES.summarizeFold(request));
        cases.put("fold", RULES.fold(request));
        add("move the guard", RULES.moveGuard(request, -1));
        add("release parked rows", RULES.releaseParked(tables().mapping()));
    }

    private void plan() {
        PlanRequest request = new PlanRequest(
                model,
                Optional.of(tables().mapping().records()),
                ALL,
                LIMITS,
                7,
                Optional.of(tables().mapping().unresolved()),
                PlanRequest.Duplicates.SET_ASIDE,
                false);
        add("count the planned changes", RULES.planChanges(request));
        add("show planned duplicates", RULES.planDuplicates(request));
        add("show planned changes", RULES.sampleChanges(request, 10));
        add("show planned deletes", RULES.sampleDeletes(request, 3));
        add("preview the model", RULES.preview(model, LIMITS, 10));
    }

    /** The record id of every column, alone and of all together. */
    private void end() {
        for (Column column : model.columns()) {
            ModelShape other = new ModelShape(
                    model.query(), List.of(column), List.of(column), List.of(column), model.checksumSeed());
            add(
                    "duplicates by " + column.name(),
                    RULES.createDuplicates(request(new Cut(10, 1, 0), other)).get(0));
            add("drop the duplicates by " + column.name(), RULES.dropTable(table("duplicates_by_" + column.name())));
        }
    }

    private static DeltaRequest request(Cut cut, ModelShape shape) {
        String name = "duplicates_by_" + shape.columns().get(0).name();
        SyncTables own = new SyncTables(
                tables().mapping(), table("delta"), table("copy"), table(name), table("exceptions"), List.of());
        return new DeltaRequest(own, shape, ALL, cut, LIMITS, 7, false, false, false, Optional.empty());
    }
}

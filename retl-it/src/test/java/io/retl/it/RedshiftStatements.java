package io.retl.it;

import io.retl.warehouse.redshift.RedshiftDialectProvider;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
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
import io.retl.warehouse.spi.RebaseRequest;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every statement that the dialect renders for one model, under the name of the method that renders it. */
final class RedshiftStatements {
    static final Dialect DIALECT = new RedshiftDialectProvider().dialect(new DialectContext("Redshift", "8.0.2", 8, 0));

    static final Column ID = column(1, "id", "int8");
    static final Column NAME = column(2, "e\"mail", "varchar");

    /** The names of all types that a model may hold, as the driver gives them. */
    static final List<String> TYPE_NAMES = List.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "oid",
            "numeric",
            "float4",
            "float8",
            "varchar",
            "bpchar",
            "text",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "varbyte",
            "super");

    private static final Cut WHOLE = new Cut(100, 1, 0);
    private static final Cut PREFERRING = new Cut(100, 4, 2);
    private static final SizeLimits LIMITS = new SizeLimits(900, 5_000);

    private final StatementRules rules = DIALECT.statements();
    private final ModelShape model;
    private final SyncTables tables = tables();
    private final Map<String, List<Sql>> all = new LinkedHashMap<>();

    private RedshiftStatements(ModelShape model) {
        this.model = model;
    }

    static Column column(int position, String name, String typeName) {
        ColumnType type = DIALECT.types().columnType(Types.OTHER, typeName);
        return new Column(position, name, type, typeName, Types.OTHER, 0);
    }

    /** A model of an integer identifier and a text. */
    static ModelShape people() {
        return new ModelShape("SELECT * FROM people -- all", List.of(ID, NAME), List.of(ID), List.of(NAME, ID), 42);
    }

    /** A model with a column of every type, one of them the identifier. */
    static ModelShape everyType(String idType) {
        List<Column> columns = IntStream.range(0, TYPE_NAMES.size())
                .mapToObj(index -> column(index + 1, "v_" + TYPE_NAMES.get(index), TYPE_NAMES.get(index)))
                .toList();
        return new ModelShape(
                "SELECT * FROM samples", columns, List.of(columns.get(TYPE_NAMES.indexOf(idType))), columns, 42);
    }

    /** The statements, several cases of a method after one another. */
    static Map<String, List<Sql>> of(ModelShape model) {
        RedshiftStatements statements = new RedshiftStatements(model);
        statements.state();
        statements.extraction();
        statements.pages();
        statements.plans();
        statements.folds();
        statements.rebases();
        return statements.all;
    }

    private static SyncTables tables() {
        return new SyncTables(
                new MappingTables(table("records_m"), table("checkpoints_m"), table("unresolved_m")),
                table("delta_m"),
                table("copy_m"),
                table("duplicates_m"),
                table("exceptions_m"),
                Stream.of("n1", "n2", "n3", "n4").map(RedshiftStatements::table).toList());
    }

    private static TableName table(String name) {
        return new TableName("s", name);
    }

    private void add(String name, Sql... statements) {
        add(name, List.of(statements));
    }

    private void add(String name, List<Sql> statements) {
        all.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(statements);
    }

    private void state() {
        MappingTables mapping = tables.mapping();
        add("createSchema", rules.createSchema("s"));
        add("findSchema", rules.findSchema("s"));
        add("tables", rules.tables("s"));
        add("describe", rules.describe(model.query()));
        add("createState", rules.createState(mapping, model.idColumns()));
        add("keyRecords", rules.keyRecords(mapping.records(), model.idColumns()));
        add("key", rules.key(mapping.records(), "record_id"));
        add("index", rules.index(tables.copy(), "record_id"));
        add("describeTable", rules.describeTable(mapping.records()));
        add("insertCheckpoint", rules.insertCheckpoint(mapping, "shop", "people", "state-1", "columns", 1));
        add("readCheckpoint", rules.readCheckpoint(mapping));
        add("readEpoch", rules.readEpoch(mapping));
        add("countState", rules.countState(mapping));
        add("countRows", rules.countRows(mapping.records()));
        add("releaseParked", rules.releaseParked(mapping));
        add("dropTable", rules.dropTable(mapping.records()));
    }

    private DeltaRequest request(Cut cut, boolean withUnresolved) {
        return new DeltaRequest(
                tables,
                model,
                Set.of(DeltaKind.values()),
                cut,
                LIMITS,
                7,
                false,
                false,
                withUnresolved,
                Optional.empty());
    }

    private void extraction() {
        DeltaRequest request = request(WHOLE, false);
        DeltaRequest copied = request.overCopy();
        add("createTableAs", rules.createTableAs(tables.copy(), "SELECT 1 AS record_id"));
        add("createDeltaAs", rules.createDeltaAs(tables.delta(), "SELECT 1 AS record_id, 1 AS seq"));
        add("createCopyAs", rules.createCopyAs(tables.copy(), "SELECT 1 AS record_id"));
        add("createCopy", rules.createCopy(request));
        add("countRowsOfDelta", rules.countRowsOfDelta(copied));
        add("createDelta", rules.createDelta(copied));
        add(
                "createDelta",
                rules.createDelta(request(PREFERRING, true).overCopy().excludingDuplicates()));
        add("indexDelta", rules.indexDelta(tables.delta()));
        add("summarize", rules.summarize(tables.delta()));
        add("countChanges", rules.countChanges(request(WHOLE, true).overCopy()));
        add("countModel", rules.countModel(copied));
        add("countModelRows", rules.countModelRows(copied));
        add("createDuplicates", rules.createDuplicates(copied));
        add("countDuplicates", rules.countDuplicates(tables.duplicates()));
        add("sampleDuplicates", rules.sampleDuplicates(tables, model.idColumns()));
        add("deleteDuplicates", rules.deleteDuplicates(tables));
        add("deleteRows", rules.deleteRows(tables.delta(), "d", "d.seq = 1", List.of()));
        add("deleteUntaken", rules.deleteUntaken(tables.delta(), -9, 0, 1, 90));
    }

    private void pages() {
        add("pageSizes", rules.pageSizes(tables.delta(), 10, 20));
        add("page", rules.page(tables.delta(), model, 10, 20));
        add("preview", rules.preview(model, LIMITS, 10));
    }

    private void plans() {
        PlanRequest first = new PlanRequest(
                model,
                Optional.empty(),
                Set.of(DeltaKind.ADDED),
                LIMITS,
                0,
                Optional.empty(),
                PlanRequest.Duplicates.SET_ASIDE,
                false);
        PlanRequest later = new PlanRequest(
                model,
                Optional.of(tables.mapping().records()),
                Set.of(DeltaKind.values()),
                LIMITS,
                7,
                Optional.of(tables.mapping().unresolved()),
                PlanRequest.Duplicates.SET_ASIDE,
                false);
        add("planChanges", rules.planChanges(first), rules.planChanges(later));
        add("planDuplicates", rules.planDuplicates(later));
        add("sampleChanges", rules.sampleChanges(first, 10), rules.sampleChanges(later, 10));
        add("sampleDeletes", rules.sampleDeletes(later, 3));
    }

    private void rebases() {
        RebaseRequest request = new RebaseRequest(
                tables.mapping(),
                table("rebase_m"),
                model,
                model,
                new RebaseRequest.Guard("state-1", 7, 99, "columns", 1));
        add("createRebase", rules.createRebase(request));
        add("countRebased", rules.countRebased(request));
        add("moveRebaseGuard", rules.moveRebaseGuard(request));
        add("rebase", rules.rebase(request));
    }

    private void folds() {
        FoldRequest request = new FoldRequest(
                tables,
                new FoldRequest.Guard("state-1", 7, 8, 99, "columns", 1),
                50,
                80,
                true,
                true,
                true,
                new FoldRequest.Parking(90_000, 5, 10_000),
                FoldRequest.Reach.WHOLE);
        add("createExceptions", rules.createExceptions(tables.exceptions()));
        add("insertExceptions", rules.insertExceptions(tables.exceptions(), new TreeMap<>(Map.of(5L, "U", -2L, "R"))));
        add("summarizeFold", rules.summarizeFold(request));
        add("moveGuard", rules.moveGuard(request, -3));
        add("fold", rules.fold(request));
    }
}

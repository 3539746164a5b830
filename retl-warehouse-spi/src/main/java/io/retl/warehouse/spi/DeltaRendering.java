package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders the delta and the counts beside it.
 *
 * <p>Invariant: the rows of a delta come from one evaluation of the model. A cut applies to the numbered changes, never
 * to the model, so a row that was cut is found again and never looks deleted.
 */
final class DeltaRendering {
    private DeltaRendering() {}

    static List<Sql> createCopy(Dialect dialect, DeltaRequest request) {
        StatementRules statements = dialect.statements();
        TableName copy = request.tables().copy();
        List<Sql> all = new ArrayList<>();
        all.add(statements.createCopyAs(copy, ModelRendering.evaluation(dialect, request.model())));
        all.addAll(statements.index(copy, "record_id"));
        return all;
    }

    static List<Sql> createDelta(Dialect dialect, DeltaRequest request) {
        StatementRules statements = dialect.statements();
        List<TableName> counters = request.tables().counters();
        int used = !dialect.capabilities().contains(Capability.SEQUENCES)
                ? 0
                : request.cut().hasPrecedence() ? counters.size() : counters.size() / 2;
        List<Sql> all = new ArrayList<>();
        for (TableName counter : counters.subList(0, used)) {
            all.add(statements.createCounter(counter));
        }
        all.add(statements.createDeltaAs(request.tables().delta(), delta(dialect, request)));
        for (TableName counter : counters.subList(0, used)) {
            all.add(statements.dropCounter(counter));
        }
        return all;
    }

    /**
     * The numbered changes, without those that the sync could not take in any case. The size is judged where the number
     * or the place is drawn, because no product merges that level into the one above: it would be judged again for every column.
     */
    private static String delta(Dialect dialect, DeltaRequest request) {
        List<Column> columns = request.model().columns();
        Cut cut = request.cut();
        List<String> items =
                new ArrayList<>(List.of("n.seq", "n.kind", "n.record_id", "n.checksum", "n.origin", "n.unconfirmed"));
        items.add(
                request.withUnresolved()
                        ? "n.failed_syncs"
                        : "CAST(NULL AS " + dialect.types().longType() + ") AS failed_syncs");
        items.add("NULLIF(n.oversize, " + SizeRendering.UNWANTED + ") AS oversize");
        items.add(SizeRendering.bytes(dialect, columns) + " AS bytes");
        items.addAll(dialect.statements().storedColumns(columns, "n.oversize IS NULL"));
        return """
                SELECT %s
                FROM (
                SELECT d.*, %s%s AS seq
                FROM (
                %s
                ) d
                ) n
                WHERE n.seq IS NULL
                   OR (n.kind = 'D' AND n.seq BETWEEN %s AND 0)
                   OR (n.kind <> 'D' AND n.seq BETWEEN 1 AND %s)""".formatted(
                        String.join(", ", items),
                        dialect.capabilities().contains(Capability.SEQUENCES)
                                ? oversize(dialect, request, "d") + " AS oversize, "
                                : "",
                        number(dialect, request),
                        numbered(dialect, request),
                        cut.lowestDelete(),
                        cut.highestOther());
    }

    /** Whether a change under an alias is too large or carries no values. */
    static String oversize(Dialect dialect, DeltaRequest request, String alias) {
        String unwanted = alias + ".kind NOT IN (" + codes(request.wanted()) + ")";
        return SizeRendering.oversize(
                dialect,
                request.model().columns(),
                SizeRendering.in(alias),
                request.withUnresolved() ? unwanted + " OR " + alias + ".parked IS NOT NULL" : unwanted,
                request.limits());
    }

    /**
     * Deletes get 0, -1, -2 … and the rest 1, 2, 3 …, from counters and not from a sort. With precedence, the rows of the
     * bucket count towards the middle of the range and the others away from it, so that what is taken stays in one piece.
     * A row that is not sent in any case, because it is parked or has no record id, takes no number and so no place.
     */
    private static String number(Dialect dialect, DeltaRequest request) {
        List<String> next = dialect.capabilities().contains(Capability.SEQUENCES)
                ? request.tables().counters().stream()
                        .map(dialect.statements()::nextNumber)
                        .toList()
                : Collections.nCopies(request.tables().counters().size(), "d.place");
        Cut cut = request.cut();
        String deleted = "1 - " + next.get(0);
        String other = next.get(1);
        if (cut.hasPrecedence()) {
            String first = PlaceRendering.first(dialect, request, "d");
            long limit = cut.limit();
            deleted = "CASE WHEN %s THEN %s - %s ELSE 1 - %s - %s END"
                    .formatted(first, next.get(0), limit, limit, next.get(2));
            other = "CASE WHEN %s THEN %s + 1 - %s ELSE %s + %s END"
                    .formatted(first, limit, next.get(1), limit, next.get(3));
        }
        return "CASE WHEN %s THEN NULL WHEN d.kind = 'D' THEN %s ELSE %s END"
                .formatted(PlaceRendering.none(request, "d"), deleted, other);
    }

    /** Every change there is, with its place where no sequence counts. */
    private static String numbered(Dialect dialect, DeltaRequest request) {
        String changes = changes(dialect, request);
        return dialect.capabilities().contains(Capability.SEQUENCES)
                ? changes
                : PlaceRendering.placed(dialect, request, changes, changes(dialect, request, List.of()));
    }

    /** Every change there is, with what became of the same version before where something is listed. */
    private static String changes(Dialect dialect, DeltaRequest request) {
        return changes(dialect, request, request.model().columns());
    }

    private static String changes(Dialect dialect, DeltaRequest request, List<Column> columns) {
        String changes = differing(dialect, request, columns);
        return request.withUnresolved()
                ? UnresolvedRendering.lookedUp(
                        dialect, request.tables().mapping().unresolved(), changes)
                : changes;
    }

    /** Every change there is, each with its kind, origin and columns. */
    private static String differing(Dialect dialect, DeltaRequest request, List<Column> columns) {
        boolean fullJoin = dialect.capabilities().contains(Capability.FULL_JOIN);
        String model = model(dialect, request);
        String records = records(dialect, request);
        String select = "SELECT " + String.join(", ", changeItems(request, columns)) + "\nFROM ";
        if (request.whole().isPresent()) {
            return select + model + " m\nLEFT JOIN " + records + " r ON r.record_id = m.record_id\nWHERE "
                    + ChangeRules.JOINED.differs(request.wanted());
        }
        if (fullJoin) {
            return select + model + " m\nFULL JOIN " + records + " r ON m.record_id = r.record_id\nWHERE "
                    + ChangeRules.JOINED.differs(request.wanted());
        }
        return select + model + " m\nLEFT JOIN " + records + " r ON r.record_id = m.record_id\nWHERE "
                + ChangeRules.JOINED.differs(request.wanted())
                + "\nUNION ALL\n"
                + select + records + " r\nLEFT JOIN " + model + " m ON m.record_id = r.record_id\nWHERE "
                + "m.checksum IS NULL";
    }

    /** The columns of a change; the model is {@code m}, the records are {@code r}. */
    private static List<String> changeItems(DeltaRequest request, List<Column> columns) {
        List<String> items = new ArrayList<>();
        items.add(ChangeRules.JOINED.kind(request.wanted()) + " AS kind");
        items.add("COALESCE(m.record_id, r.record_id) AS record_id");
        items.add("m.checksum AS checksum");
        items.add(ChangeRules.origin(request.lastSync()) + " AS origin");
        items.add("r.unconfirmed AS unconfirmed");
        columns.forEach(column -> items.add("m." + column.deltaName()));
        return items;
    }

    static String model(Dialect dialect, DeltaRequest request) {
        String rows = request.copied()
                ? dialect.naming().quote(request.tables().copy())
                : "(\n" + ModelRendering.evaluation(dialect, request.model()) + "\n)";
        return request.withoutDuplicates() ? unique(dialect, request, rows) : rows;
    }

    private static String records(Dialect dialect, DeltaRequest request) {
        String rows = dialect.naming().quote(request.tables().mapping().records());
        return request.withoutDuplicates() ? unique(dialect, request, rows) : rows;
    }

    private static String unique(Dialect dialect, DeltaRequest request, String rows) {
        return "(SELECT s.* FROM %s s WHERE NOT EXISTS (SELECT 1 FROM %s x WHERE x.record_id = s.record_id))"
                .formatted(rows, dialect.naming().quote(request.tables().duplicates()));
    }

    static Sql summarize(Dialect dialect, TableName delta) {
        String fresh = "kind = 'A' AND unconfirmed IS NULL";
        String parked = "seq IS NULL AND record_id IS NOT NULL";
        return Sql.of("""
                SELECT COUNT(CASE WHEN kind = 'A' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN kind = 'U' AND seq IS NOT NULL THEN 1 END),
                  COUNT(CASE WHEN kind = 'D' AND seq IS NOT NULL THEN 1 END), COUNT(CASE WHEN bytes IS NULL AND seq IS NOT NULL THEN 1 END),
                  COALESCE(MIN(CASE WHEN seq <= 0 THEN seq END), 0), COALESCE(MAX(CASE WHEN seq <= 0 THEN seq END), -1),
                  COALESCE(MIN(CASE WHEN seq > 0 THEN seq END), 1), COALESCE(MAX(CASE WHEN seq > 0 THEN seq END), 0),
                  COUNT(CASE WHEN %s AND seq IS NOT NULL THEN 1 END), COUNT(DISTINCT CASE WHEN %s THEN record_id END),
                  COUNT(CASE WHEN record_id IS NULL THEN 1 END), COUNT(CASE WHEN %s THEN 1 END),
                  COUNT(CASE WHEN %s AND %s THEN 1 END), COUNT(CASE WHEN %s AND kind = 'D' THEN 1 END),
                  COALESCE(MAX(bytes), 0)
                FROM %s""".formatted(
                fresh, fresh, parked, parked, fresh, parked, dialect.naming().quote(delta)));
    }

    static Sql countChanges(Dialect dialect, DeltaRequest request) {
        return Sql.of(
                """
                SELECT COUNT(CASE WHEN d.kind = 'D' THEN 1 END), COUNT(CASE WHEN d.kind <> 'D' THEN 1 END)
                FROM (
                %s
                ) d
                WHERE d.record_id IS NOT NULL%s""".formatted(changes(dialect, request), request.withUnresolved() ? " AND d.parked" + " IS NULL" : ""));
    }

    static Sql countModel(Dialect dialect, DeltaRequest request) {
        return Sql.of("SELECT COUNT(*), COUNT(m.record_id), COUNT(DISTINCT m.record_id)\nFROM "
                + model(dialect, request) + " m");
    }

    static Sql countModelRows(Dialect dialect, DeltaRequest request) {
        String rows = request.copied()
                ? dialect.naming().quote(request.tables().copy())
                : "(\n" + request.model().query() + "\n)";
        return Sql.of("SELECT COUNT(*) FROM " + rows + " q");
    }

    static Sql page(Dialect dialect, TableName delta, ModelShape model, long after, long through) {
        TypeRules types = dialect.types();
        List<String> items = new ArrayList<>(List.of("seq", "kind"));
        items.add(types.recordIdText("record_id", model.idColumns()));
        items.add(types.checksumText("checksum"));
        items.addAll(List.of("origin", "bytes", "oversize", "unconfirmed", "failed_syncs"));
        model.columns()
                .forEach(column ->
                        items.add(dialect.statements().readColumn(new ColumnReference(column, column.deltaName()))));
        return Sql.of(
                "SELECT " + String.join(", ", items) + " FROM "
                        + dialect.naming().quote(delta)
                        + " WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq",
                after,
                through);
    }

    static String codes(Set<DeltaKind> kinds) {
        if (kinds.isEmpty()) {
            return "''";
        }
        return kinds.stream().sorted().map(kind -> "'" + kind.code() + "'").collect(Collectors.joining(", "));
    }
}

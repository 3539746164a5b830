package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Renders what reads rows for a plan or a preview.
 *
 * <p>Invariant: each statement is one query that makes nothing, and the rows it gives have the columns of a page.
 */
final class SampleRendering {
    private SampleRendering() {}

    /** The changes that carry values; the limit keeps every product from merging its level into the one above. */
    static Sql sample(Dialect dialect, PlanRequest request, int rows) {
        ModelShape model = request.model();
        String kind = ChangeRules.IN_MODEL.kind(request.wanted());
        List<String> items = new ArrayList<>(List.of("m.record_id AS record_id", "m.checksum AS checksum"));
        model.columns().forEach(column -> items.add("m." + column.deltaName() + " AS " + column.deltaName()));
        String join = "";
        String condition = "m.record_id IS NOT NULL";
        if (request.records().isEmpty()) {
            items.add("'A' AS kind");
            items.add(request.lastSync() + " AS origin");
            items.add(noMark(dialect) + " AS unconfirmed");
        } else {
            items.add(kind + " AS kind");
            items.add(ChangeRules.origin(request.lastSync()) + " AS origin");
            items.add("r.unconfirmed AS unconfirmed");
            join = "\nLEFT JOIN " + PlanRendering.records(dialect, request) + " r ON r.record_id = m.record_id";
            condition += " AND " + ChangeRules.IN_MODEL.differs(request.wanted()) + " AND " + kind + " IN ("
                    + DeltaRendering.codes(carryingValues(request.wanted())) + ")";
        }
        boolean parks = PlanRendering.looksForParked(request);
        if (parks) {
            TableName unresolved = PlanRendering.unresolved(request);
            join += "\n" + UnresolvedRendering.join(dialect, unresolved, "m.record_id", "m.checksum");
            condition += " AND " + UnresolvedRendering.isNotParked();
        }
        items.add((parks ? "p.tries" : "0") + " AS failed_syncs");
        String evaluation = ModelRendering.evaluation(dialect, model);
        if (request.duplicates() == PlanRequest.Duplicates.SET_ASIDE) {
            boolean hashJoins = dialect.capabilities().contains(Capability.FULL_JOIN);
            condition += " AND " + (hashJoins ? isNotShared(dialect, request) : "m.id_rows = 1");
            evaluation = hashJoins ? evaluation : withRowsOfEachId(evaluation);
        }
        items.add(SizeRendering.oversize(dialect, model.columns(), SizeRendering.in("m"), "", request.limits())
                + " AS oversize");
        return Sql.of("SELECT %s\nFROM (\nSELECT %s\nFROM (\n%s\n) m%s\nWHERE %s\n%s\n) n"
                .formatted(
                        String.join(", ", pageItems(dialect, model)),
                        String.join(", ", items),
                        evaluation,
                        join,
                        condition,
                        dialect.statements().firstRows(rows)));
    }

    /** The kinds whose rows carry values. */
    private static Set<DeltaKind> carryingValues(Set<DeltaKind> wanted) {
        Set<DeltaKind> kinds = EnumSet.noneOf(DeltaKind.class);
        kinds.addAll(wanted);
        kinds.remove(DeltaKind.DELETED);
        return kinds;
    }

    private static String isNotShared(Dialect dialect, PlanRequest request) {
        return "NOT EXISTS (SELECT 1 FROM (\n" + PlanRendering.shared(dialect, request)
                + "\n) x WHERE x.record_id = m.record_id)";
    }

    /** A product without hash joins would look for each id among the shared ones, and evaluate these each time. */
    private static String withRowsOfEachId(String evaluation) {
        return "SELECT e.*, COUNT(*) OVER (PARTITION BY e.record_id) AS id_rows\nFROM (\n" + evaluation + "\n) e";
    }

    /** The difference comes first, so that it is computed once, and each of its few ids is then looked up. */
    static Sql sampleDeletes(Dialect dialect, PlanRequest request, int rows) {
        String records = PlanRendering.records(dialect, request);
        boolean parks = PlanRendering.looksForParked(request);
        return Sql.of("""
                SELECT 0, 'D', %s, %s, %s, 0, CAST(NULL AS %s), r.unconfirmed, %s
                FROM (
                SELECT e.record_id FROM (
                SELECT k.record_id FROM %s k%s
                %s
                %s
                ) e %s
                ) n LEFT JOIN %s r ON r.record_id = n.record_id%s""".formatted(
                        recordId(dialect, request.model()),
                        noMark(dialect),
                        ChangeRules.originOfGone(request.lastSync()),
                        dialect.types().smallType(),
                        parks ? "p.tries" : "0",
                        records,
                        parks ? listing(dialect, request, "k") + "\nWHERE " + UnresolvedRendering.isNotParked() : "",
                        dialect.statements().except(),
                        ModelRendering.recordIds(dialect, request.model()),
                        dialect.statements().firstRows(rows),
                        records,
                        parks ? listing(dialect, request, "n") : ""));
    }

    static Sql preview(Dialect dialect, ModelShape model, SizeLimits limits, int rows) {
        long share = SizeRendering.share(dialect, model.columns(), limits);
        String noMark = noMark(dialect);
        List<String> items = new ArrayList<>(
                List.of("0", "'A'", recordId(dialect, model), noMark, "0", "0", "n.oversize", noMark, "0"));
        for (Column column : model.columns()) {
            ColumnReference reference = SizeRendering.in("n").apply(column);
            items.add(dialect.types()
                    .minBytes(reference)
                    .map(bytes -> read(dialect, reference, "n.oversize IS NULL OR " + bytes + " <= " + share))
                    .orElseGet(() -> dialect.statements().readColumn(reference) + " AS " + column.deltaName()));
        }
        String oversize =
                SizeRendering.oversize(dialect, model.columns(), ModelRendering.reference(dialect), "", limits)
                        + " AS oversize";
        return Sql.of("SELECT %s\nFROM (\n%s\n%s\n) n"
                .formatted(
                        String.join(", ", items),
                        ModelRendering.rows(dialect, model, oversize),
                        dialect.statements().firstRows(rows)));
    }

    /** What a page has, of the rows {@code n}, without numbers. */
    private static List<String> pageItems(Dialect dialect, ModelShape model) {
        List<String> items = new ArrayList<>(List.of("0", "n.kind", recordId(dialect, model)));
        items.add(dialect.types().checksumText("n.checksum"));
        items.add("n.origin");
        items.add(SizeRendering.bytes(dialect, model.columns()));
        items.addAll(List.of("n.oversize", "n.unconfirmed", "n.failed_syncs"));
        for (Column column : model.columns()) {
            items.add(read(dialect, SizeRendering.in("n").apply(column), "n.oversize IS NULL"));
        }
        return items;
    }

    private static String recordId(Dialect dialect, ModelShape model) {
        return dialect.types().recordIdText("n.record_id", model.idColumns());
    }

    private static String read(Dialect dialect, ColumnReference reference, String condition) {
        return "CASE WHEN %s THEN %s END AS %s"
                .formatted(
                        condition,
                        dialect.statements().readColumn(reference),
                        reference.column().deltaName());
    }

    /** A delete is listed under no checksum. */
    private static String listing(Dialect dialect, PlanRequest request, String alias) {
        return "\nLEFT JOIN %s p ON p.record_id = %s.record_id AND p.checksum IS NULL"
                .formatted(dialect.naming().quote(PlanRendering.unresolved(request)), alias);
    }

    static String noMark(Dialect dialect) {
        return "CAST(NULL AS " + dialect.types().textType(1) + ")";
    }
}

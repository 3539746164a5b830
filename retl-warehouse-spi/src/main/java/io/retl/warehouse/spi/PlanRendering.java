package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Renders what a plan and a preview read.
 *
 * <p>Invariant: each statement is one query that makes nothing, and no part of it grows with the square of the rows on a
 * product without hash joins. The counts put the model's rows and the records into one list and group it, because a join
 * would need a copy of the model with a key, and because duplicates and nulls fall out of the groups by themselves. Levels
 * are few, because some products read the text of a level once for each level above it, and again for each of those.
 */
final class PlanRendering {
    private static final int DUPLICATES = 5;

    /** Every row of a record id that differs, though only a trusted model has more than one. */
    private static final String CHANGED_ROWS =
            "CASE WHEN g.model_rows = 0 THEN 1 WHEN g.unconfirmed IS NULL THEN g.model_rows - g.same_rows"
                    + " ELSE g.model_rows END";

    private PlanRendering() {}

    static Sql changes(Dialect dialect, PlanRequest request) {
        boolean setAside = request.duplicates() == PlanRequest.Duplicates.SET_ASIDE;
        String valid = "g.record_id IS NOT NULL" + (setAside ? " AND g.model_rows <= 1" : "");
        List<String> sums = new ArrayList<>();
        for (DeltaKind kind : DeltaKind.values()) {
            sums.add("CASE WHEN %s AND %s AND %s = '%s' THEN %s END"
                    .formatted(
                            valid,
                            ChangeRules.GROUPED.differs(request.wanted()),
                            ChangeRules.GROUPED.kind(request.wanted()),
                            kind.code(),
                            CHANGED_ROWS));
        }
        sums.add("CASE WHEN " + valid + " THEN 0 ELSE g.model_rows END");
        sums.add("g.model_rows");
        sums.add("CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END");
        String items = sums.stream()
                .map(sum -> "COALESCE(SUM(" + sum + "), 0)")
                .collect(Collectors.joining(",\n  ", "SELECT ", ""));
        return Sql.of(items + "\nFROM (\n" + groups(dialect, request) + "\n) g");
    }

    /** Per record id: its rows in the model, in the records, and those of the model that have the record's checksum. */
    private static String groups(Dialect dialect, PlanRequest request) {
        ModelShape model = request.model();
        String noMark = "CAST(NULL AS " + dialect.types().textType(1) + ") AS unconfirmed";
        if (request.records().isEmpty()) {
            return "SELECT m.record_id AS record_id, COUNT(*) AS model_rows, 0 AS record_rows, 0 AS same_rows, "
                    + noMark + "\nFROM (\n" + ModelRendering.recordIds(dialect, model) + "\n) m GROUP BY m.record_id";
        }
        return """
                SELECT u.record_id AS record_id, SUM(u.model_rows) AS model_rows, SUM(u.record_rows) AS record_rows,
                  SUM(CASE WHEN u.record_rows > 0 THEN u.model_rows ELSE 0 END) AS same_rows,
                  MAX(u.unconfirmed) AS unconfirmed
                FROM (
                SELECT v.record_id AS record_id, SUM(v.model_rows) AS model_rows, SUM(v.record_rows) AS record_rows,
                  MAX(v.unconfirmed) AS unconfirmed
                FROM (
                %s
                UNION ALL
                SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed FROM %s r
                ) v GROUP BY v.record_id, v.checksum
                ) u GROUP BY u.record_id""".formatted(
                        ModelRendering.identities(dialect, model, "1 AS model_rows", "0 AS record_rows", noMark),
                        records(dialect, request));
    }

    static Sql duplicates(Dialect dialect, PlanRequest request) {
        return Sql.of(
                "SELECT %s, d.row_count FROM (\n%s\n) d ORDER BY d.row_count DESC, d.record_id FETCH FIRST %s ROWS ONLY"
                        .formatted(
                                dialect.types()
                                        .recordIdText(
                                                "d.record_id", request.model().idColumns()),
                                shared(dialect, request),
                                DUPLICATES));
    }

    private static String shared(Dialect dialect, PlanRequest request) {
        return """
                SELECT s.record_id AS record_id, COUNT(*) AS row_count
                FROM (
                %s
                ) s
                WHERE s.record_id IS NOT NULL
                GROUP BY s.record_id
                HAVING COUNT(*) > 1""".formatted(ModelRendering.recordIds(dialect, request.model()));
    }

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
        } else {
            items.add(kind + " AS kind");
            items.add(ChangeRules.origin(request.lastSync()) + " AS origin");
            join = "\nLEFT JOIN " + records(dialect, request) + " r ON r.record_id = m.record_id";
            condition += " AND " + ChangeRules.IN_MODEL.differs(request.wanted()) + " AND " + kind + " IN ("
                    + DeltaRendering.codes(carryingValues(request.wanted())) + ")";
        }
        String evaluation = ModelRendering.evaluation(dialect, model);
        if (request.duplicates() == PlanRequest.Duplicates.SET_ASIDE) {
            boolean hashJoins = dialect.capabilities().contains(Capability.FULL_JOIN);
            condition += " AND " + (hashJoins ? isNotShared(dialect, request) : "m.id_rows = 1");
            evaluation = hashJoins ? evaluation : withRowsOfEachId(evaluation);
        }
        items.add(SizeRendering.oversize(dialect, model.columns(), SizeRendering.in("m"), "", request.limits())
                + " AS oversize");
        return Sql.of("SELECT %s\nFROM (\nSELECT %s\nFROM (\n%s\n) m%s\nWHERE %s\nFETCH FIRST %s ROWS ONLY\n) n"
                .formatted(
                        String.join(", ", pageItems(dialect, model)),
                        String.join(", ", items),
                        evaluation,
                        join,
                        condition,
                        rows));
    }

    /** The kinds whose rows carry values. */
    private static Set<DeltaKind> carryingValues(Set<DeltaKind> wanted) {
        Set<DeltaKind> kinds = EnumSet.noneOf(DeltaKind.class);
        kinds.addAll(wanted);
        kinds.remove(DeltaKind.DELETED);
        return kinds;
    }

    private static String isNotShared(Dialect dialect, PlanRequest request) {
        return "NOT EXISTS (SELECT 1 FROM (\n" + shared(dialect, request) + "\n) x WHERE x.record_id = m.record_id)";
    }

    /** A product without hash joins would look for each id among the shared ones, and evaluate these each time. */
    private static String withRowsOfEachId(String evaluation) {
        return "SELECT e.*, COUNT(*) OVER (PARTITION BY e.record_id) AS id_rows\nFROM (\n" + evaluation + "\n) e";
    }

    /** The difference comes first, so that it is computed once, and each of its few ids is then looked up. */
    static Sql sampleDeletes(Dialect dialect, PlanRequest request, int rows) {
        String records = records(dialect, request);
        return Sql.of("""
                SELECT 0, 'D', %s, CAST(NULL AS %s), %s, 0, CAST(NULL AS SMALLINT)
                FROM (
                SELECT e.record_id FROM (
                SELECT k.record_id FROM %s k
                EXCEPT
                %s
                ) e FETCH FIRST %s ROWS ONLY
                ) n LEFT JOIN %s r ON r.record_id = n.record_id""".formatted(
                        recordId(dialect, request.model()),
                        dialect.types().textType(1),
                        ChangeRules.originOfGone(request.lastSync()),
                        records,
                        ModelRendering.recordIds(dialect, request.model()),
                        rows,
                        records));
    }

    static Sql preview(Dialect dialect, ModelShape model, SizeLimits limits, int rows) {
        long share = SizeRendering.share(dialect, model.columns(), limits);
        String none = "CAST(NULL AS " + dialect.types().textType(1) + ")";
        List<String> items =
                new ArrayList<>(List.of("0", "'A'", recordId(dialect, model), none, "0", "0", "n.oversize"));
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
        return Sql.of("SELECT %s\nFROM (\n%s\nFETCH FIRST %s ROWS ONLY\n) n"
                .formatted(String.join(", ", items), ModelRendering.rows(dialect, model, oversize), rows));
    }

    /** What a page has, of the rows {@code n}, without numbers. */
    private static List<String> pageItems(Dialect dialect, ModelShape model) {
        List<String> items = new ArrayList<>(List.of("0", "n.kind", recordId(dialect, model)));
        items.add(dialect.types().checksumText("n.checksum"));
        items.add("n.origin");
        items.add(SizeRendering.bytes(dialect, model.columns()));
        items.add("n.oversize");
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

    private static String records(Dialect dialect, PlanRequest request) {
        return dialect.naming().quote(request.records().orElseThrow());
    }
}

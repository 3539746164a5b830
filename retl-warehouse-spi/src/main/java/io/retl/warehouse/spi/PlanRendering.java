package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Renders what counts the changes for a plan.
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

    /** Those of them whose very version is parked; of a row that is gone, the delete. */
    private static final String PARKED_ROWS = "CASE WHEN g.model_rows = 0 THEN g.parked_gone ELSE g.parked_rows END";

    /** A delete is parked under no checksum. A version that the record confirms does not differ, parked or not. */
    private static final String PARKED_OF_AN_ID = ",\n  SUM(CASE WHEN u.parked = 1 AND"
            + " (u.record_rows = 0 OR u.unconfirmed IS NOT NULL) THEN u.model_rows ELSE 0 END) AS parked_rows,\n"
            + "  MAX(CASE WHEN u.parked = 1 AND u.checksum IS NULL THEN 1 ELSE 0 END) AS parked_gone";

    private PlanRendering() {}

    static Sql changes(Dialect dialect, PlanRequest request) {
        boolean setAside = request.duplicates() == PlanRequest.Duplicates.SET_ASIDE;
        boolean parks = looksForParked(request);
        String valid = "g.record_id IS NOT NULL" + (setAside ? " AND g.model_rows <= 1" : "");
        String differs = valid + " AND " + ChangeRules.GROUPED.differs(request.wanted());
        List<String> sums = new ArrayList<>();
        for (DeltaKind kind : DeltaKind.values()) {
            sums.add("CASE WHEN %s AND %s = '%s' THEN %s END"
                    .formatted(
                            differs,
                            ChangeRules.GROUPED.kind(request.wanted()),
                            kind.code(),
                            parks ? CHANGED_ROWS + " - " + PARKED_ROWS : CHANGED_ROWS));
        }
        sums.add("CASE WHEN " + valid + " THEN 0 ELSE g.model_rows END");
        sums.add(parks ? "CASE WHEN " + differs + " THEN " + PARKED_ROWS + " END" : "0");
        sums.add("g.model_rows");
        sums.add("CASE WHEN g.record_id IS NOT NULL AND g.model_rows > 1 THEN 1 END");
        String items = sums.stream()
                .map(sum -> "COALESCE(SUM(" + sum + "), 0)")
                .collect(Collectors.joining(",\n  ", "SELECT ", ""));
        return Sql.of(items + "\nFROM (\n" + groups(dialect, request) + "\n) g"
                + (request.recent()
                        ? "\nWHERE g.model_rows > 0"
                        : parks ? "\nWHERE g.model_rows + g.record_rows > 0" : ""));
    }

    /** Before the first sync nothing is listed. */
    static boolean looksForParked(PlanRequest request) {
        return request.records().isPresent() && request.unresolved().isPresent();
    }

    /** Per record id: its rows in the model, in the records, and those of the model that have the record's checksum. */
    private static String groups(Dialect dialect, PlanRequest request) {
        ModelShape model = request.model();
        String noMark = SampleRendering.noMark(dialect) + " AS unconfirmed";
        if (request.records().isEmpty()) {
            return "SELECT m.record_id AS record_id, COUNT(*) AS model_rows, 0 AS record_rows, 0 AS same_rows, "
                    + noMark + "\nFROM (\n" + ModelRendering.recordIds(dialect, model) + "\n) m GROUP BY m.record_id";
        }
        boolean parks = looksForParked(request);
        return """
                SELECT u.record_id AS record_id, SUM(u.model_rows) AS model_rows, SUM(u.record_rows) AS record_rows,
                  SUM(CASE WHEN u.record_rows > 0 THEN u.model_rows ELSE 0 END) AS same_rows,
                  MAX(u.unconfirmed) AS unconfirmed%s
                FROM (
                SELECT v.record_id AS record_id, SUM(v.model_rows) AS model_rows, SUM(v.record_rows) AS record_rows,
                  MAX(v.unconfirmed) AS unconfirmed%s
                FROM (
                %s
                UNION ALL
                SELECT r.record_id, r.checksum, 0, 1, r.unconfirmed%s FROM %s r%s
                ) v GROUP BY v.record_id, v.checksum
                ) u GROUP BY u.record_id""".formatted(
                        parks ? PARKED_OF_AN_ID : "",
                        parks ? ", MAX(v.parked) AS parked, v.checksum AS checksum" : "",
                        ModelRendering.identities(
                                dialect,
                                model,
                                "1 AS model_rows",
                                "0 AS record_rows",
                                parks ? noMark + ", 0 AS parked" : noMark),
                        parks ? ", 0" : "",
                        records(dialect, request),
                        parks ? parked(dialect, request) : "");
    }

    /** A parked version is a row of neither the model nor the records, in the group of its version. */
    private static String parked(Dialect dialect, PlanRequest request) {
        return "\nUNION ALL\nSELECT p.record_id, p.checksum, 0, 0, %s, 1 FROM %s"
                .formatted(SampleRendering.noMark(dialect), UnresolvedRendering.parked(dialect, unresolved(request)));
    }

    static Sql duplicates(Dialect dialect, PlanRequest request) {
        return Sql.of("SELECT %s, d.row_count FROM (\n%s\n) d ORDER BY d.row_count DESC, d.record_id %s"
                .formatted(
                        dialect.types()
                                .recordIdText("d.record_id", request.model().idColumns()),
                        shared(dialect, request),
                        dialect.statements().firstRows(DUPLICATES)));
    }

    static String shared(Dialect dialect, PlanRequest request) {
        return """
                SELECT s.record_id AS record_id, COUNT(*) AS row_count
                FROM (
                %s
                ) s
                WHERE s.record_id IS NOT NULL
                GROUP BY s.record_id
                HAVING COUNT(*) > 1""".formatted(ModelRendering.recordIds(dialect, request.model()));
    }

    static String records(Dialect dialect, PlanRequest request) {
        return dialect.naming().quote(request.records().orElseThrow());
    }

    static TableName unresolved(PlanRequest request) {
        return request.unresolved().orElseThrow();
    }
}

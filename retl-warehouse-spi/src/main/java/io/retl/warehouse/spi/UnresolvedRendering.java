package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders what reads and writes the table of unresolved records.
 *
 * <p>Invariant: a record is listed under the version that failed last, and its tries are those of that version. Only an
 * outcome in the exceptions table adds a try; a delivery, another version and leaving the model forget them. A parked
 * version rests until one of these happens or a person releases it.
 */
final class UnresolvedRendering {
    private static final String PARKED = "'PARKED'";
    static final String DUPLICATE = "'DUPLICATE_ID'";

    /** What holds for a listed row {@code u} whose tries the failed row {@code f} goes on with; a released one starts anew. */
    private static final String GOES_ON = "u.tries > 0 AND " + sameVersion("u.checksum", "f.checksum");

    private UnresolvedRendering() {}

    /** Whether two checksums are those of one version; a delete has none. */
    static String sameVersion(String one, String other) {
        return "(%s = %s OR (%s IS NULL AND %s IS NULL))".formatted(one, other, one, other);
    }

    /** The listing {@code p} of the very version of a row, or nulls. */
    static String join(Dialect dialect, TableName unresolved, String recordId, String checksum) {
        return "LEFT JOIN %s p ON p.record_id = %s AND %s"
                .formatted(dialect.naming().quote(unresolved), recordId, sameVersion("p.checksum", checksum));
    }

    /** What holds for a row beside the listing {@link #join} found for it, unless it is parked. */
    static String isNotParked() {
        return "(p.reason IS NULL OR p.reason <> " + PARKED + ")";
    }

    /** The parked rows {@code p}. */
    static String parked(Dialect dialect, TableName unresolved) {
        return dialect.naming().quote(unresolved) + " p WHERE p.reason = " + PARKED;
    }

    /**
     * The changes with two columns more: in how many syncs this version failed, null if it is not listed, and whether it is
     * parked, null if it is not. Only rows that differ are looked up, never the model.
     */
    static String lookedUp(Dialect dialect, TableName unresolved, String changes) {
        return "SELECT w.*, p.tries AS failed_syncs, CASE WHEN p.reason = %s THEN 1 END AS parked\nFROM (\n%s\n) w\n%s"
                .formatted(PARKED, changes, join(dialect, unresolved, "w.record_id", "w.checksum"));
    }

    /**
     * Set-aside ids are listed anew by each fold; others until they were folded or, if the delta is complete, are gone. A
     * row that is folded as unconfirmed and listed under the same version stays: its try is counted by {@link #listFailed},
     * or not at all. Each condition is a statement of its own: joined by OR, no product can answer them with one pass over
     * the delta.
     *
     * @param folded the rows that the fold takes
     */
    static List<Sql> forget(Dialect dialect, FoldRequest request, String folded) {
        TableName unresolved = request.tables().mapping().unresolved();
        String guarded = FoldRendering.guarded(dialect, request, " AND ");
        List<Object> binds = FoldRendering.binds(dialect, request);
        StatementRules statements = dialect.statements();
        List<Sql> all = new ArrayList<>();
        all.add(statements.deleteRows(unresolved, "u", "u.reason = " + DUPLICATE + guarded, binds));
        String resolved = "u.record_id IN (SELECT f.record_id FROM (\n" + folded
                + "\n) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL)";
        all.add(statements.deleteRows(unresolved, "u", resolved, binds));
        if (request.complete()) {
            String condition = isNotIn(dialect, request.tables().delta());
            if (request.reach().recent()) { // a row whose delete failed is in no delta
                condition = "u.checksum IS NOT NULL AND " + condition;
            }
            if (request.hasDuplicates()) { // they were taken out of the delta and are not gone
                condition += " AND " + isNotIn(dialect, request.tables().duplicates());
            }
            all.add(statements.deleteRows(unresolved, "u", condition + guarded, binds));
        }
        return all;
    }

    /** A product without hash joins looks each id up, which needs the list that NOT IN makes of the other side. */
    private static String isNotIn(Dialect dialect, TableName table) {
        String name = dialect.naming().quote(table);
        return dialect.capabilities().contains(Capability.FULL_JOIN)
                ? "NOT EXISTS (SELECT 1 FROM %s d WHERE d.record_id = u.record_id)".formatted(name)
                : "u.record_id NOT IN (SELECT d.record_id FROM %s d WHERE d.record_id IS NOT NULL)".formatted(name);
    }

    /**
     * Lists what was rejected or left unknown, and parks what failed too often or for too long. The tries of the version come
     * from the delta, so that repeating the statement counts no try twice.
     */
    static List<Sql> listFailed(Dialect dialect, FoldRequest request) {
        FoldRequest.Parking parking = request.parking();
        boolean parksAtOnce = parking.syncs() <= 1 || parking.began() <= parking.since();
        String first = parksAtOnce ? PARKED : "f.reason";
        String reason = dialect.types().textType(StateRendering.MAX_REASON_CHARACTERS);
        String began = String.valueOf(parking.began());
        String rows = """
                SELECT d.record_id, d.checksum, COALESCE(d.failed_syncs, 0) + 1 AS tries, CAST(CASE WHEN e.outcome = '%s' THEN 'REJECTED' ELSE 'UNKNOWN' END AS %s) AS reason
                FROM %s d JOIN %s e ON e.seq = d.seq WHERE e.outcome IN ('%s', '%s')%s""".formatted(
                        FoldRendering.REJECTED,
                        reason,
                        dialect.naming().quote(request.tables().delta()),
                        dialect.naming().quote(request.tables().exceptions()),
                        FoldRendering.REJECTED,
                        FoldRendering.UNKNOWN,
                        FoldRendering.guarded(dialect, request, " AND "));
        return new Upsert(
                        request.tables().mapping().unresolved(),
                        "u",
                        rows,
                        "",
                        List.of(
                                "checksum = f.checksum, tries = f.tries",
                                "reason = CASE WHEN %s THEN CASE WHEN f.tries >= %s OR u.failing_since <= %s THEN %s ELSE f.reason END ELSE %s END"
                                        .formatted(GOES_ON, parking.syncs(), parking.since(), PARKED, first),
                                "failing_since = CASE WHEN %s THEN u.failing_since ELSE %s END"
                                        .formatted(GOES_ON, began)),
                        "",
                        List.of("record_id", "checksum", "reason", "tries", "failing_since"),
                        List.of("f.record_id", "f.checksum", first, "f.tries", began),
                        FoldRendering.binds(dialect, request))
                .render(dialect);
    }

    /** A record that is listed for another reason stays listed for that one, and keeps its tries. */
    static List<Sql> listDuplicates(Dialect dialect, FoldRequest request) {
        return new Upsert(
                        request.tables().mapping().unresolved(),
                        "u",
                        "SELECT x.record_id FROM "
                                + dialect.naming().quote(request.tables().duplicates()) + " x"
                                + FoldRendering.guarded(dialect, request, " WHERE "),
                        "",
                        List.of(),
                        "",
                        List.of("record_id", "reason", "tries", "failing_since"),
                        List.of("f.record_id", DUPLICATE, "0", "0"),
                        FoldRendering.binds(dialect, request))
                .render(dialect);
    }

    static Sql release(Dialect dialect, MappingTables tables) {
        return Sql.of("UPDATE %s SET reason = 'RELEASED', tries = 0 WHERE reason = %s"
                .formatted(dialect.naming().quote(tables.unresolved()), PARKED));
    }
}

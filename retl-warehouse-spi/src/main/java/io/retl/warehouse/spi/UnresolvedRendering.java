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
    private static final String DUPLICATE = "'DUPLICATE_ID'";

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
        String delete = "DELETE FROM "
                + dialect.naming().quote(request.tables().mapping().unresolved()) + " u WHERE ";
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of(delete + "u.reason = " + DUPLICATE));
        all.add(Sql.of(delete + "u.record_id IN (SELECT f.record_id FROM (\n" + folded
                + "\n) f WHERE f.unconfirmed IS NULL OR f.failed_syncs IS NULL)"));
        if (request.complete()) {
            String condition = isNotIn(dialect, request.tables().delta());
            if (request.hasDuplicates()) { // they were taken out of the delta and are not gone
                condition += " AND " + isNotIn(dialect, request.tables().duplicates());
            }
            all.add(Sql.of(delete + condition));
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

    /** Lists what was rejected or left unknown, and parks what failed too often or for too long. */
    static Sql listFailed(Dialect dialect, FoldRequest request) {
        FoldRequest.Parking parking = request.parking();
        boolean parksAtOnce = parking.syncs() <= 1 || parking.began() <= parking.since();
        String first = parksAtOnce ? PARKED : "f.reason";
        String reason = dialect.types().textType(StateRendering.MAX_REASON_CHARACTERS);
        return Sql.of("""
                MERGE INTO %s u USING (
                SELECT d.record_id, d.checksum, CAST(CASE WHEN e.outcome = '%s' THEN 'REJECTED' ELSE 'UNKNOWN' END AS %s) AS reason
                FROM %s d JOIN %s e ON e.seq = d.seq WHERE e.outcome IN ('%s', '%s')
                ) f ON u.record_id = f.record_id
                WHEN MATCHED THEN UPDATE SET checksum = f.checksum,
                  reason = CASE WHEN %s THEN CASE WHEN u.tries + 1 >= %s OR u.failing_since <= %s THEN %s ELSE f.reason END ELSE %s END,
                  tries = CASE WHEN %s THEN u.tries + 1 ELSE 1 END,
                  failing_since = CASE WHEN %s THEN u.failing_since ELSE %s END
                WHEN NOT MATCHED THEN INSERT (record_id, checksum, reason, tries, failing_since)
                  VALUES (f.record_id, f.checksum, %s, 1, %s)""".formatted(
                        dialect.naming().quote(request.tables().mapping().unresolved()),
                        FoldRendering.REJECTED,
                        reason,
                        dialect.naming().quote(request.tables().delta()),
                        dialect.naming().quote(request.tables().exceptions()),
                        FoldRendering.REJECTED,
                        FoldRendering.UNKNOWN,
                        GOES_ON,
                        parking.syncs(),
                        parking.since(),
                        PARKED,
                        first,
                        GOES_ON,
                        GOES_ON,
                        parking.began(),
                        first,
                        parking.began()));
    }

    /** A record that is listed for another reason stays listed for that one, and keeps its tries. */
    static Sql listDuplicates(Dialect dialect, FoldRequest request) {
        return Sql.of("""
                MERGE INTO %s u USING (
                SELECT x.record_id FROM %s x
                ) f ON u.record_id = f.record_id
                WHEN NOT MATCHED THEN INSERT (record_id, reason, tries, failing_since)
                  VALUES (f.record_id, %s, 0, 0)""".formatted(
                        dialect.naming().quote(request.tables().mapping().unresolved()),
                        dialect.naming().quote(request.tables().duplicates()),
                        DUPLICATE));
    }

    static Sql release(Dialect dialect, MappingTables tables) {
        return Sql.of("UPDATE %s SET reason = 'RELEASED', tries = 0 WHERE reason = %s"
                .formatted(dialect.naming().quote(tables.unresolved()), PARKED));
    }
}

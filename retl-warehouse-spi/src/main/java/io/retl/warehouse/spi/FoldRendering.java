package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders the fold.
 *
 * <p>Invariant: a row of the records says what the destination confirmed, or carries an unconfirmed mark. A rejected or
 * deferred change leaves its row as it was; one whose outcome is unknown marks it and keeps the attempt; a change that
 * nobody wants is folded as seen.
 *
 * <p>Invariant: what a fold writes follows from the delta, the exceptions and the request alone, so that repeating it writes
 * the same again.
 */
final class FoldRendering {
    /** The outcomes that the exceptions table knows, beside X for deferred. */
    static final String REJECTED = "R";

    static final String UNKNOWN = "U";

    private FoldRendering() {}

    static List<Sql> createExceptions(Dialect dialect, TableName exceptions) {
        TypeRules types = dialect.types();
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of("CREATE TABLE %s (seq %s NOT NULL, outcome %s NOT NULL)"
                .formatted(dialect.naming().quote(exceptions), types.longType(), types.textType(1))));
        all.addAll(dialect.statements().key(exceptions, "seq"));
        return all;
    }

    static Sql insertExceptions(Dialect dialect, TableName exceptions, Map<Long, String> outcomes) {
        return Sql.of(outcomes.entrySet().stream()
                .map(row -> "(" + row.getKey() + ", '" + row.getValue() + "')")
                .collect(Collectors.joining(
                        ", ", "INSERT INTO " + dialect.naming().quote(exceptions) + " (seq, outcome) VALUES ", "")));
    }

    static Sql summarize(Dialect dialect, FoldRequest request) {
        return Sql.of("""
                SELECT a.row_count, b.growth
                FROM (SELECT COUNT(*) AS row_count FROM %s) a
                CROSS JOIN (
                SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
                  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0) AS growth
                FROM (
                %s
                ) f) b""".formatted(dialect.naming().quote(request.tables().delta()), taken(dialect, request)));
    }

    static Sql moveGuard(Dialect dialect, FoldRequest request, long growth) {
        FoldRequest.Guard guard = request.guard();
        Optional<String> checkpoint = request.reach().checkpoint();
        List<Object> binds =
                new ArrayList<>(List.of(guard.syncNumber(), guard.epoch(), guard.columns(), guard.encoding(), growth));
        checkpoint.ifPresent(binds::add);
        binds.addAll(List.of(guard.stateId(), guard.expectedSync(), guard.epoch()));
        return new Sql(
                """
                UPDATE %s SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + ?%s
                WHERE state_id = ? AND sync_number = ? AND epoch <= ?""".formatted(
                        dialect.naming().quote(request.tables().mapping().checkpoints()),
                        checkpoint.isPresent() ? ", checkpoint = ?" : ""),
                binds);
    }

    static List<Sql> fold(Dialect dialect, FoldRequest request) {
        List<Sql> all = new ArrayList<>(records(dialect, request));
        all.addAll(UnresolvedRendering.forget(dialect, request, folded(dialect, request)));
        if (request.hasExceptions()) {
            all.addAll(UnresolvedRendering.listFailed(dialect, request));
        }
        if (request.hasDuplicates()) {
            all.addAll(UnresolvedRendering.listDuplicates(dialect, request));
        }
        return all;
    }

    private static List<Sql> records(Dialect dialect, FoldRequest request) {
        String syncedIn = "CASE WHEN f.unconfirmed IS NULL THEN %s ELSE f.origin END"
                .formatted(request.guard().syncNumber());
        return new Upsert(
                        request.tables().mapping().records(),
                        "r",
                        folded(dialect, request),
                        "f.kind = 'D' AND f.unconfirmed IS NULL",
                        List.of("checksum = f.checksum, unconfirmed = f.unconfirmed", "synced_in = " + syncedIn),
                        "f.kind <> 'D'",
                        List.of("record_id", "checksum", "synced_in", "unconfirmed"),
                        List.of("f.record_id", "f.checksum", syncedIn, "f.unconfirmed"),
                        binds(dialect, request))
                .render(dialect);
    }

    /** The rows of {@link #taken}, as long as the guard allows the fold. */
    private static String folded(Dialect dialect, FoldRequest request) {
        return taken(dialect, request) + guarded(dialect, request, " AND ");
    }

    /**
     * What holds as long as the guard allows the fold; empty where a transaction keeps the fold and the guard together.
     *
     * @param before what stands before it
     */
    static String guarded(Dialect dialect, FoldRequest request, String before) {
        return dialect.capabilities().contains(Capability.TRANSACTION)
                ? ""
                : before
                        + "EXISTS (SELECT 1 FROM %s g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)"
                                .formatted(dialect.naming()
                                        .quote(request.tables().mapping().checkpoints()));
    }

    /** The binds of {@link #guarded}. */
    static List<Object> binds(Dialect dialect, FoldRequest request) {
        FoldRequest.Guard guard = request.guard();
        return dialect.capabilities().contains(Capability.TRANSACTION)
                ? List.of()
                : List.of(guard.stateId(), guard.expectedSync(), guard.epoch());
    }

    /**
     * The changes that the fold takes, each with the mark it leaves. A row that may have been sent but is not resolved
     * is unknown; an unwanted one beyond the resolved part was not sent and is left for the next sync.
     */
    private static String taken(Dialect dialect, FoldRequest request) {
        String unknown = "d.seq > " + request.deliveredThrough();
        String join = "";
        String condition = "(d.seq <= %s OR (d.seq <= %s AND d.bytes IS NOT NULL))"
                .formatted(request.deliveredThrough(), request.reservedThrough());
        if (request.hasExceptions()) {
            unknown = "(" + unknown + " OR e.outcome = '" + UNKNOWN + "')";
            join = "\nLEFT JOIN " + dialect.naming().quote(request.tables().exceptions()) + " e ON e.seq = d.seq";
            condition += " AND (e.outcome IS NULL OR e.outcome = '" + UNKNOWN + "')";
        }
        return """
                SELECT d.record_id, d.kind, d.checksum, d.origin, d.unconfirmed AS was_unconfirmed, d.failed_syncs,
                  CASE WHEN %s THEN d.kind END AS unconfirmed
                FROM %s d%s
                WHERE %s""".formatted(unknown, dialect.naming().quote(request.tables().delta()), join, condition);
    }
}

package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders the fold.
 *
 * <p>Invariant: a row of the records says what the destination confirmed, or carries an unconfirmed mark. A rejected or
 * deferred change leaves its row as it was; one whose outcome is unknown marks it and keeps the attempt; a change that
 * nobody wants is folded as seen.
 */
final class FoldRendering {
    /** The outcomes that the exceptions table knows, beside X for deferred. */
    static final String REJECTED = "R";

    static final String UNKNOWN = "U";

    private FoldRendering() {}

    static Sql createExceptions(Dialect dialect, TableName exceptions) {
        TypeRules types = dialect.types();
        return Sql.of("CREATE TABLE %s (seq %s NOT NULL PRIMARY KEY, outcome %s NOT NULL)"
                .formatted(dialect.naming().quote(exceptions), types.longType(), types.textType(1)));
    }

    static Sql moveGuard(Dialect dialect, FoldRequest request) {
        FoldRequest.Guard guard = request.guard();
        return Sql.of(
                """
                UPDATE %s SET sync_number = ?, epoch = ?, columns = ?, encoding = ?, record_count = record_count + (
                SELECT COALESCE(SUM(CASE WHEN f.kind = 'A' AND f.was_unconfirmed IS NULL THEN 1
                  WHEN f.kind = 'D' AND f.unconfirmed IS NULL THEN -1 ELSE 0 END), 0)
                FROM (
                %s
                ) f)
                WHERE state_id = ? AND sync_number = ? AND epoch <= ?""".formatted(
                        dialect.naming().quote(request.tables().mapping().checkpoints()), folded(dialect, request)),
                guard.syncNumber(),
                guard.epoch(),
                guard.columns(),
                guard.encoding(),
                guard.stateId(),
                guard.expectedSync(),
                guard.epoch());
    }

    static List<Sql> fold(Dialect dialect, FoldRequest request) {
        List<Sql> all = new ArrayList<>();
        all.add(merge(dialect, request));
        all.addAll(UnresolvedRendering.forget(dialect, request, folded(dialect, request)));
        if (request.hasExceptions()) {
            all.add(UnresolvedRendering.listFailed(dialect, request));
        }
        if (request.hasDuplicates()) {
            all.add(UnresolvedRendering.listDuplicates(dialect, request));
        }
        return all;
    }

    private static Sql merge(Dialect dialect, FoldRequest request) {
        return Sql.of("""
                MERGE INTO %s r USING (
                %s
                ) f ON r.record_id = f.record_id
                WHEN MATCHED AND f.kind = 'D' AND f.unconfirmed IS NULL THEN DELETE
                WHEN MATCHED THEN UPDATE SET checksum = f.checksum, unconfirmed = f.unconfirmed,
                  synced_in = CASE WHEN f.unconfirmed IS NULL THEN %s ELSE f.origin END
                WHEN NOT MATCHED AND f.kind <> 'D' THEN INSERT (record_id, checksum, synced_in, unconfirmed)
                  VALUES (f.record_id, f.checksum, CASE WHEN f.unconfirmed IS NULL THEN %s ELSE f.origin END, f.unconfirmed)""".formatted(
                        dialect.naming().quote(request.tables().mapping().records()),
                        folded(dialect, request),
                        request.guard().syncNumber(),
                        request.guard().syncNumber()));
    }

    /**
     * The changes that the fold takes, each with the mark it leaves. A row that may have been sent but is not resolved
     * is unknown; an unwanted one beyond the resolved part was not sent and is left for the next sync.
     */
    private static String folded(Dialect dialect, FoldRequest request) {
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

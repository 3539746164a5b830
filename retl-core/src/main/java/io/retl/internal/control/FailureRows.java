package io.retl.internal.control;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.jdbc.Session;
import io.retl.sync.FailedRecord;
import io.retl.warehouse.spi.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code control_failures}. */
final class FailureRows {
    /** How many records of a sync that ended are kept. */
    static final int KEPT_RECORDS = 1_000;

    /** Of how many syncs records are kept. */
    static final int KEPT_SYNCS = 20;

    private static final int FETCH_SIZE = 1_000;
    private static final String OF_SYNC = " WHERE mapping_id = ? AND sync_number = ?";

    private final Session session;
    private final String table;

    FailureRows(Session session, ControlTables tables) {
        this.session = session;
        this.table = tables.failures();
    }

    /** A call whose answer was lost is repeated with the same rows: they are written once. */
    void write(String mappingId, long syncNumber, List<Failure> failures) throws SQLException {
        Map<Long, Sql> deletes = new LinkedHashMap<>();
        Map<Long, Sql> inserts = new LinkedHashMap<>();
        for (Failure failure : failures) {
            long seq = failure.seq();
            deletes.put(seq, Sql.of("DELETE FROM " + table + OF_SYNC + " AND seq = ?", mappingId, syncNumber, seq));
            inserts.put(seq, insert(mappingId, syncNumber, failure));
        }
        session.batch(List.copyOf(deletes.values()));
        session.batch(List.copyOf(inserts.values()));
    }

    private Sql insert(String mappingId, long syncNumber, Failure failure) {
        FailedRecord failed = failure.record();
        return new Assignments()
                .set("mapping_id", mappingId)
                .set("sync_number", syncNumber)
                .set("seq", failure.seq())
                .set("record_id", StoredText.of(failed.recordId(), ControlTables.MAX_RECORD_ID_CHARACTERS))
                .set("change_kind", failed.changeKind())
                .set("outcome", failed.outcome())
                .set("code", failed.code())
                .set("reason", StoredText.of(failed.reason(), ControlTables.MAX_REASON_CHARACTERS))
                .insertInto(table);
    }

    List<Failure> read(String mappingId, long syncNumber) throws SQLException {
        return session.query(select("", mappingId, syncNumber), FETCH_SIZE, FailureRows::all);
    }

    List<Failure> read(String mappingId, long syncNumber, int limit) throws SQLException {
        String first = " FETCH FIRST " + limit + " ROWS ONLY";
        return session.query(select(first, mappingId, syncNumber), FETCH_SIZE, FailureRows::all);
    }

    private Sql select(String end, String mappingId, long syncNumber) {
        return Sql.of(
                "SELECT seq, record_id, change_kind, outcome, code, reason FROM " + table + OF_SYNC + " ORDER BY seq"
                        + end,
                mappingId,
                syncNumber);
    }

    private static List<Failure> all(ResultSet rows) throws SQLException {
        List<Failure> failures = new ArrayList<>();
        while (rows.next()) {
            failures.add(new Failure(
                    rows.getLong(1),
                    new FailedRecord(
                            rows.getString(2),
                            ChangeKind.valueOf(rows.getString(3)),
                            FailedRecord.Outcome.valueOf(rows.getString(4)),
                            code(rows.getString(5)),
                            rows.getString(6))));
        }
        return failures;
    }

    /** The code of a name; what a later retl wrote may have one that this one does not know. */
    static ErrorCode code(String name) {
        return Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(ErrorCode.INTERNAL);
    }

    void delete(String mappingId, long syncNumber) throws SQLException {
        session.update(Sql.of("DELETE FROM " + table + OF_SYNC, mappingId, syncNumber));
    }

    /** Cuts the ledger of a sync that ends, and drops those of old ones. */
    void tidy(String mappingId, long syncNumber) throws SQLException {
        String beyond = "SELECT seq FROM %s ORDER BY seq OFFSET %s ROWS FETCH FIRST 1 ROW ONLY"
                .formatted(table + OF_SYNC, KEPT_RECORDS);
        List<Long> first = session.query(
                Sql.of(beyond, mappingId, syncNumber), rows -> rows.next() ? List.of(rows.getLong(1)) : List.of());
        if (!first.isEmpty()) {
            session.update(
                    Sql.of("DELETE FROM " + table + OF_SYNC + " AND seq >= ?", mappingId, syncNumber, first.get(0)));
        }
        session.update(Sql.of(
                "DELETE FROM " + table + " WHERE mapping_id = ? AND sync_number <= ?",
                mappingId,
                syncNumber - KEPT_SYNCS));
    }
}

package io.retl.internal.control;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code control_syncs}, as far as settling needs them. */
final class SyncRows {
    private static final String KEY = "mapping_id = ? AND sync_number = ?";
    private static final String COLUMNS = """
            sync_number, epoch, stage, state_id, expected_sync, seq_before, delta_rows, column_signature, encoding,
            is_complete, has_duplicates, plan_began, reads_recent, last_seq, checkpoint, delivered_through, reserved_through, differences""";

    private final Session session;
    private final String table;

    SyncRows(Session session, ControlTables tables) {
        this.session = session;
        this.table = tables.syncs();
    }

    Optional<SyncRow> find(String mappingId, long syncNumber) throws SQLException {
        return session.query(
                Sql.of("SELECT " + COLUMNS + " FROM " + table + " WHERE " + KEY, mappingId, syncNumber),
                SyncRows::first);
    }

    /** The greatest number that the mapping has ever had here; 0 if there was no sync. */
    long lastNumber(String mappingId) throws SQLException {
        return session.query(
                Sql.of("SELECT MAX(sync_number) FROM " + table + " WHERE mapping_id = ?", mappingId),
                rows -> rows.next() ? rows.getLong(1) : 0);
    }

    void insert(String mappingId, SyncRow row, Instant began) throws SQLException {
        session.update(new Assignments()
                .set("mapping_id", mappingId)
                .set("sync_number", row.number())
                .set("epoch", row.epoch())
                .set("stage", row.stage())
                .set("delivered_through", row.deliveredThrough())
                .set("reserved_through", row.reservedThrough())
                .set("differences", row.differences())
                .set("began_at", began)
                .insertInto(table));
    }

    /** Nobody settles that sync any more, and a signature is long. */
    void forgetSignature(String mappingId, long syncNumber) throws SQLException {
        session.update(new Assignments().set("column_signature", "").update(table, KEY, mappingId, syncNumber));
    }

    boolean startLoading(String mappingId, long syncNumber, LoadPlan plan, long differences) throws SQLException {
        return changed(
                new Assignments()
                        .set("stage", SyncStage.LOADING)
                        .set("state_id", plan.stateId())
                        .set("expected_sync", plan.expectedSync())
                        .set("seq_before", plan.before())
                        .set("delta_rows", plan.rows())
                        .set("column_signature", plan.columns())
                        .set("encoding", (long) plan.encoding())
                        .set("is_complete", plan.complete())
                        .set("has_duplicates", plan.duplicates())
                        .set("plan_began", plan.began())
                        .set("reads_recent", plan.read().recent())
                        .set("last_seq", plan.read().last())
                        .set("checkpoint", plan.read().checkpoint())
                        .set("delivered_through", plan.before())
                        .set("reserved_through", plan.before())
                        .set("differences", differences),
                mappingId,
                syncNumber);
    }

    boolean moveMarks(String mappingId, long syncNumber, long deliveredThrough, long reservedThrough)
            throws SQLException {
        return changed(
                new Assignments().set("delivered_through", deliveredThrough).set("reserved_through", reservedThrough),
                mappingId,
                syncNumber);
    }

    boolean startFolding(String mappingId, long syncNumber, long deliveredThrough, long reservedThrough)
            throws SQLException {
        return changed(
                new Assignments()
                        .set("stage", SyncStage.FOLDING)
                        .set("delivered_through", deliveredThrough)
                        .set("reserved_through", reservedThrough),
                mappingId,
                syncNumber);
    }

    void end(String mappingId, long syncNumber) throws SQLException {
        changed(new Assignments().set("stage", SyncStage.DONE), mappingId, syncNumber);
    }

    private boolean changed(Assignments assignments, String mappingId, long syncNumber) throws SQLException {
        return session.update(assignments.update(table, KEY, mappingId, syncNumber)) == 1;
    }

    private static Optional<SyncRow> first(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new SyncRow(
                rows.getLong("sync_number"),
                rows.getLong("epoch"),
                SyncStage.valueOf(rows.getString("stage")),
                plan(rows),
                rows.getLong("delivered_through"),
                rows.getLong("reserved_through"),
                rows.getLong("differences")));
    }

    private static @Nullable LoadPlan plan(ResultSet rows) throws SQLException {
        String stateId = rows.getString("state_id");
        if (stateId == null) {
            return null;
        }
        return new LoadPlan(
                stateId,
                rows.getLong("expected_sync"),
                rows.getLong("seq_before"),
                rows.getLong("delta_rows"),
                rows.getString("column_signature"),
                rows.getInt("encoding"),
                rows.getLong("is_complete") != 0,
                rows.getLong("has_duplicates") != 0,
                rows.getLong("plan_began"),
                new ReadMark(
                        rows.getLong("reads_recent") != 0, rows.getLong("last_seq"), rows.getString("checkpoint")));
    }
}

package io.retl.internal.control;

import io.retl.internal.jdbc.Session;
import io.retl.sync.HistoryEntry;
import io.retl.sync.SyncPhase;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncResult.Extracted;
import io.retl.sync.SyncResult.Loaded;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code control_syncs}, as far as they are history. */
final class HistoryRows {
    /** How many syncs of a mapping are kept. */
    static final int KEPT_SYNCS = 1_000;

    private static final String SELECT = """
            SELECT sync_number, began_at, ended_at, status, reason_code, reason_message, extracted_added,
              extracted_updated, extracted_deleted, extracted_invalid, extracted_parked, rebased, delivered_added,
              delivered_updated, delivered_deleted, loaded_rejected, loaded_unknown, loaded_skipped, loaded_deferred,
              extract_nanos, load_nanos, fold_nanos, compared_since
            FROM %s WHERE mapping_id = ? AND status IS NOT NULL
            ORDER BY sync_number DESC FETCH FIRST %s ROWS ONLY""";

    private final Session session;
    private final String table;

    HistoryRows(Session session, ControlTables tables) {
        this.session = session;
        this.table = tables.syncs();
    }

    List<HistoryEntry> read(String mappingId, int limit) throws SQLException {
        return session.query(Sql.of(SELECT.formatted(table, limit), mappingId), rows -> {
            List<HistoryEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(new HistoryEntry(time(rows, "began_at"), time(rows, "ended_at"), result(mappingId, rows)));
            }
            return entries;
        });
    }

    void write(String mappingId, long syncNumber, SyncResult result, Instant ended) throws SQLException {
        SyncResult.Reason reason = result.reason().orElse(null);
        Assignments assignments = new Assignments()
                .set("stage", SyncStage.DONE)
                .set("ended_at", ended)
                .set("status", result.status())
                .set("reason_code", reason == null ? null : reason.code())
                .set("reason_message", message(reason));
        setCounts(assignments, result.extracted(), result.loaded());
        assignments.set("compared_since", result.comparedSince().orElse(null));
        assignments.set(
                "rebased", result.rebased().isPresent() ? result.rebased().getAsLong() : null);
        for (SyncPhase phase : SyncPhase.values()) {
            Duration duration = result.durations().get(phase);
            assignments.set(nanos(phase), duration == null ? null : duration.toNanos());
        }
        session.update(assignments.update(table, "mapping_id = ? AND sync_number = ?", mappingId, syncNumber));
    }

    private static @Nullable String message(SyncResult.@Nullable Reason reason) {
        return reason == null ? null : StoredText.of(reason.message(), ControlTables.MAX_MESSAGE_CHARACTERS);
    }

    private static void setCounts(Assignments assignments, Extracted extracted, Loaded loaded) {
        assignments
                .set("extracted_added", extracted.added())
                .set("extracted_updated", extracted.updated())
                .set("extracted_deleted", extracted.deleted())
                .set("extracted_invalid", extracted.invalid())
                .set("extracted_parked", extracted.parked())
                .set("delivered_added", loaded.deliveredAdded())
                .set("delivered_updated", loaded.deliveredUpdated())
                .set("delivered_deleted", loaded.deliveredDeleted())
                .set("loaded_rejected", loaded.rejected())
                .set("loaded_unknown", loaded.unknown())
                .set("loaded_skipped", loaded.skipped())
                .set("loaded_deferred", loaded.deferred());
    }

    /** Drops what is too old. Numbers only grow, so that this is a range of the key. */
    void tidy(String mappingId, long syncNumber) throws SQLException {
        session.update(Sql.of(
                "DELETE FROM " + table + " WHERE mapping_id = ? AND sync_number <= ?",
                mappingId,
                syncNumber - KEPT_SYNCS));
    }

    private static SyncResult result(String mappingId, ResultSet rows) throws SQLException {
        SyncResult.Builder result = SyncResult.builder(
                        mappingId, rows.getLong("sync_number"), SyncStatus.valueOf(rows.getString("status")))
                .extracted(new Extracted(
                        rows.getLong("extracted_added"),
                        rows.getLong("extracted_updated"),
                        rows.getLong("extracted_deleted"),
                        rows.getLong("extracted_invalid"),
                        rows.getLong("extracted_parked")))
                .loaded(new Loaded(
                        rows.getLong("delivered_added"),
                        rows.getLong("delivered_updated"),
                        rows.getLong("delivered_deleted"),
                        rows.getLong("loaded_rejected"),
                        rows.getLong("loaded_unknown"),
                        rows.getLong("loaded_skipped"),
                        rows.getLong("loaded_deferred")))
                .durations(durations(rows));
        OffsetDateTime since = rows.getObject("compared_since", OffsetDateTime.class);
        if (since != null) {
            result.comparedSince(since.toInstant());
        }
        long rebased = rows.getLong("rebased");
        if (!rows.wasNull()) {
            result.rebased(rebased);
        }
        String code = rows.getString("reason_code");
        if (code != null) {
            result.reason(FailureRows.code(code), rows.getString("reason_message"));
        }
        return result.build();
    }

    private static Map<SyncPhase, Duration> durations(ResultSet rows) throws SQLException {
        Map<SyncPhase, Duration> durations = new EnumMap<>(SyncPhase.class);
        for (SyncPhase phase : SyncPhase.values()) {
            long nanos = rows.getLong(nanos(phase));
            if (!rows.wasNull()) {
                durations.put(phase, Duration.ofNanos(nanos));
            }
        }
        return durations;
    }

    private static String nanos(SyncPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT) + "_nanos";
    }

    private static Instant time(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}

package io.retl.internal.control;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping's row in {@code control_leases}, and the time of the store when it was read.
 *
 * @param now the time of the store; in a transaction that had to wait for the row, when that began, which makes every lease
 *     end rather too early than too late
 * @param holder who has the lease; null if it was given back
 * @param epoch the latest epoch
 * @param expiresAt when the lease ends; null if it was given back
 * @param restUntil until when requests of earlier runs may still be applied; null if there never was one
 * @param lastSync the number of the latest sync; 0 if there was none
 * @param approvedDeletes how many deletes a person approved
 * @param foldedStateId the state of the last fold; null if there was none
 * @param foldedSync the number of the last sync that was folded
 * @param hasBaseline whether rows are to be taken as delivered
 */
record LeaseRow(
        Instant now,
        @Nullable String holder,
        long epoch,
        @Nullable Instant expiresAt,
        @Nullable Instant restUntil,
        long lastSync,
        long approvedDeletes,
        @Nullable String foldedStateId,
        long foldedSync,
        boolean hasBaseline) {
    private static final String SELECT = """
            SELECT CURRENT_TIMESTAMP, holder, epoch, expires_at, rest_until, last_sync, approved_deletes,
              folded_state_id, folded_sync, baseline
            FROM %s WHERE mapping_id = ?""";

    private static final String LOCK = " FOR UPDATE";

    static Optional<LeaseRow> find(Session session, ControlTables tables, String mappingId) throws SQLException {
        return session.query(Sql.of(SELECT.formatted(tables.leases()), mappingId), LeaseRow::first);
    }

    /** The row, locked until the transaction ends. */
    static Optional<LeaseRow> lock(Session session, ControlTables tables, String mappingId) throws SQLException {
        return session.query(Sql.of(SELECT.formatted(tables.leases()) + LOCK, mappingId), LeaseRow::first);
    }

    /**
     * The row, locked until the transaction ends, if the lease is the mapping's latest and was not given back. A run that
     * takes the lease over waits for the lock, and a late write waits for the take-over, so one of them sees the other.
     */
    static Optional<LeaseRow> lock(Session session, ControlTables tables, Lease lease) throws SQLException {
        String guarded = SELECT.formatted(tables.leases()) + " AND epoch = ? AND holder IS NOT NULL" + LOCK;
        return session.query(Sql.of(guarded, lease.mappingId(), lease.epoch()), LeaseRow::first);
    }

    private static Optional<LeaseRow> first(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        return Optional.of(new LeaseRow(
                rows.getObject(1, OffsetDateTime.class).toInstant(),
                rows.getString(2),
                rows.getLong(3),
                time(rows, 4),
                time(rows, 5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getString(8),
                rows.getLong(9),
                rows.getLong(10) != 0));
    }

    private static @Nullable Instant time(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    boolean isHeld() {
        return holder != null && expiresAt != null && expiresAt.isAfter(now);
    }

    /** The lease of this row, which must be held. */
    HeldLease held() {
        if (holder == null || expiresAt == null) {
            throw new IllegalStateException("Nobody holds the lease.");
        }
        return new HeldLease(holder, expiresAt, Duration.between(now, expiresAt));
    }

    Optional<FoldMark> fold() {
        return foldedStateId == null ? Optional.empty() : Optional.of(new FoldMark(foldedStateId, foldedSync));
    }

    /** Until when requests of earlier runs may still be applied, if the lease is taken now. */
    @Nullable
    Instant restAfter(Duration timeout) {
        return holder == null || expiresAt == null ? restUntil : later(restUntil, expiresAt.plus(timeout));
    }

    static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}

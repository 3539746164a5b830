package io.retl.internal.control;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Changes the rows of {@code control_leases}. */
final class LeaseRows {
    private static final String KEY = "mapping_id = ?";

    private final Session session;
    private final String table;

    LeaseRows(Session session, ControlTables tables) {
        this.session = session;
        this.table = tables.leases();
    }

    /**
     * Who wants a lease.
     *
     * @param mappingId the mapping
     * @param holder the name that others see
     * @param duration how long it is good
     * @param timeout how long after it was begun a request may still be applied
     */
    record Candidate(String mappingId, String holder, Duration duration, Duration timeout) {}

    /** The row of a mapping that was never synced. */
    void insert(String mappingId) throws SQLException {
        session.update(new Assignments()
                .set("mapping_id", mappingId)
                .set("epoch", 0L)
                .set("last_sync", 0L)
                .set("stopped_deletes", 0L)
                .set("approved_deletes", 0L)
                .set("baseline", 0L)
                .insertInto(table));
    }

    /**
     * Gives the lease to a candidate, if nobody holds it.
     *
     * @param row the locked row
     */
    Optional<Lease> give(Candidate candidate, LeaseRow row) throws SQLException {
        if (row.isHeld()) {
            return Optional.empty();
        }
        Instant now = row.now();
        long epoch = Math.max(row.epoch() + 1, now.toEpochMilli());
        Instant restUntil = row.restAfter(candidate.timeout());
        change(
                candidate.mappingId(),
                new Assignments()
                        .set("holder", StoredText.of(candidate.holder(), ControlTables.MAX_HOLDER_CHARACTERS))
                        .set("epoch", epoch)
                        .set("expires_at", now.plus(candidate.duration()))
                        .set("rest_until", restUntil));
        Duration rest = restUntil != null && restUntil.isAfter(now) ? Duration.between(now, restUntil) : Duration.ZERO;
        return Optional.of(new Lease(candidate.mappingId(), candidate.holder(), epoch, candidate.duration(), rest));
    }

    void renew(Lease lease, LeaseRow row) throws SQLException {
        change(lease.mappingId(), new Assignments().set("expires_at", row.now().plus(lease.duration())));
    }

    void takeBack(Lease lease, LeaseRow row, Duration rest) throws SQLException {
        Instant restUntil = rest.isZero()
                ? row.restUntil()
                : LeaseRow.later(row.restUntil(), row.now().plus(rest));
        change(
                lease.mappingId(),
                new Assignments().set("holder", null).set("expires_at", null).set("rest_until", restUntil));
    }

    boolean change(String mappingId, Assignments assignments) throws SQLException {
        return session.update(assignments.update(table, KEY, mappingId)) == 1;
    }

    boolean approve(String mappingId) throws SQLException {
        String approved = "UPDATE %s SET approved_deletes = stopped_deletes WHERE %s AND stopped_deletes > 0";
        return session.update(Sql.of(approved.formatted(table, KEY), mappingId)) == 1;
    }
}

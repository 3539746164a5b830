package io.retl.internal.control;

import io.retl.internal.jdbc.Session;
import io.retl.sync.SyncResult;
import java.sql.SQLException;
import java.util.Optional;

/** Closes the latest sync of a mapping: its row, what it leaves in the lease's row, and what is old by then. */
final class SyncEnd {
    private final SyncRows syncs;
    private final HistoryRows history;
    private final FailureRows failures;
    private final LeaseRows leases;
    private final LeaseRow row;

    SyncEnd(Session session, ControlTables tables, LeaseRow row) {
        this.syncs = new SyncRows(session, tables);
        this.history = new HistoryRows(session, tables);
        this.failures = new FailureRows(session, tables);
        this.leases = new LeaseRows(session, tables);
        this.row = row;
    }

    /** Writes how it ended. If rows of it may have been sent, it was folded. */
    void write(String mappingId, SyncRow last, SyncResult result) throws SQLException {
        history.write(mappingId, last.number(), result, row.now());
        if (last.plan() != null) {
            leases.change(
                    mappingId,
                    new Assignments()
                            .set("folded_state_id", last.plan().stateId())
                            .set("folded_sync", last.number()));
        }
        failures.tidy(mappingId, last.number());
        history.tidy(mappingId, last.number());
    }

    /** Ends the sync without a history, if it is not settled, and forgets what belongs to the state. */
    void forget(String mappingId) throws SQLException {
        Optional<SyncRow> last = syncs.find(mappingId, row.lastSync());
        if (last.isPresent() && last.get().stage() != SyncStage.DONE) {
            syncs.end(mappingId, row.lastSync());
            failures.delete(mappingId, row.lastSync());
        }
        leases.change(
                mappingId,
                new Assignments()
                        .set("folded_state_id", null)
                        .set("folded_sync", null)
                        .set("stopped_deletes", 0L)
                        .set("approved_deletes", 0L));
    }
}

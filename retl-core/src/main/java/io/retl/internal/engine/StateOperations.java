package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.MappingBusyException;
import io.retl.StateException;
import io.retl.internal.control.Busy;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.warehouse.Warehouse;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** What a person does to the state of a mapping between its syncs, under its lease. Thread-safe. */
final class StateOperations {
    private final ControlStore control;
    private final LeaseTerms terms;

    StateOperations(ControlStore control, LeaseTerms terms) {
        this.control = control;
        this.terms = terms;
    }

    /** Forgets what the destination has: the next sync sends every row, also if a baseline has not ended. */
    void reset(String mappingId, Warehouse warehouse) {
        under(mappingId, lease -> {
            requireQuiet(lease);
            control.endBaseline(lease); // first, or a crash would leave rows that are never sent
            return drop(lease, warehouse);
        });
    }

    /**
     * Forgets the state and lets the next syncs take every row as delivered, until all are. That is stored first, so that a
     * crash at any moment leaves a mapping that goes on with its baseline and never one that sends them all.
     */
    void baseline(String mappingId, Warehouse warehouse) {
        under(mappingId, lease -> {
            requireQuiet(lease);
            control.beginBaseline(lease);
            return drop(lease, warehouse);
        });
    }

    /** Lets the parked rows be tried again; gives how many there were. */
    long release(String mappingId, Warehouse warehouse) {
        return under(mappingId, lease -> warehouse.release());
    }

    /**
     * The state knows which rows a late request may still change, and the next sync holds these back. Without it that sync could
     * be overtaken by such a request, and nobody would notice.
     */
    private static void requireQuiet(Lease lease) {
        if (!lease.rest().isZero()) {
            throw new MappingBusyException(
                    "Mapping '%s': requests of an earlier sync that were never answered may still be applied for %s seconds. Nothing was changed. Try again then."
                            .formatted(
                                    lease.mappingId(),
                                    lease.rest().plusMillis(999).toSeconds()));
        }
    }

    private long drop(Lease lease, Warehouse warehouse) {
        control.renew(lease); // a process that slept meanwhile must not drop what its successor works with
        if (!warehouse.reset(lease.epoch())) {
            control.renew(lease); // lost, unless the later epoch is nothing but damage
            warehouse.reset(Long.MAX_VALUE);
        }
        control.reset(lease);
        return 0;
    }

    private long under(String mappingId, ToLongFunction<Lease> work) {
        Lease taken = control.tryAcquire(mappingId, terms.holder(), terms.duration(), terms.timeout())
                .orElseThrow(() -> Busy.perhaps(mappingId));
        try {
            try {
                return work.applyAsLong(taken);
            } finally {
                control.release(taken, Duration.ZERO);
            }
        } catch (LeaseLostException lost) {
            throw new StateException(
                    ErrorCode.LEASE_LOST,
                    "Mapping '" + mappingId + "': another run began while its state was being changed. Try again.");
        }
    }
}

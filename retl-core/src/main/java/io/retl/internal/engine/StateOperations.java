package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.MappingBusyException;
import io.retl.StateException;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.Lease;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.warehouse.Warehouse;
import java.time.Duration;
import java.util.function.ToLongFunction;

/** What a person does to the state of a mapping between its syncs, under its lease. Thread-safe. */
final class StateOperations {
    private final ControlStore control;
    private final String holder;
    private final Duration duration;
    private final Duration timeout;

    /**
     * For one mapping.
     *
     * @param timeout how long after it was begun a request of the mapping may still be applied; a sync that died is
     *     remembered so long, although another takes its lease here
     */
    StateOperations(ControlStore control, String holder, Duration duration, Duration timeout) {
        this.control = control;
        this.holder = holder;
        this.duration = duration;
        this.timeout = timeout;
    }

    /** Forgets what the destination has: the next sync sends every row, also if rows were about to be adopted. */
    void reset(String mappingId, Warehouse warehouse) {
        under(mappingId, lease -> {
            control.endAdoption(lease); // first, or a crash would leave rows that are never sent
            return drop(lease, warehouse);
        });
    }

    /**
     * Forgets the state and lets the next syncs take every row as delivered, until all are. That is stored first, so that a
     * crash at any moment leaves a mapping that adopts its rows and never one that sends them all.
     */
    void adopt(String mappingId, Warehouse warehouse) {
        under(mappingId, lease -> {
            control.adopt(lease);
            return drop(lease, warehouse);
        });
    }

    /** Lets the parked rows be tried again; gives how many there were. */
    long release(String mappingId, Warehouse warehouse) {
        return under(mappingId, lease -> warehouse.release());
    }

    private long drop(Lease lease, Warehouse warehouse) {
        control.renew(lease); // a process that slept meanwhile must not drop what its successor works with
        warehouse.reset(lease.epoch());
        control.reset(lease);
        return 0;
    }

    private long under(String mappingId, ToLongFunction<Lease> work) {
        Lease taken = control.tryAcquire(mappingId, holder, duration, timeout)
                .orElseThrow(
                        () -> new MappingBusyException(
                                "Mapping '" + mappingId
                                        + "': it is being synced, or a sync of it died and its lease has not run out. Try again when that has ended."));
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

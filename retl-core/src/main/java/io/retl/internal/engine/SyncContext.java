package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.load.LoadContext;
import io.retl.internal.load.Ports;
import io.retl.internal.step.Mailbox;
import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.Extraction;

/**
 * What the parts of one run share.
 *
 * @param mapping the mapping
 * @param fields its fields, prepared
 * @param limits the limits
 * @param ports what the run touches outside itself
 * @param mailbox where its tasks report
 * @param tasks its tasks
 * @param lease its lease
 * @param report what it tells its caller
 */
record SyncContext(
        Mapping mapping,
        PayloadMapping fields,
        Limits limits,
        Ports ports,
        Mailbox mailbox,
        Tasks tasks,
        LeaseKeeper lease,
        Report report) {
    String mappingId() {
        return mapping.id();
    }

    ControlStore control() {
        return ports.control();
    }

    /** What its load needs to know. */
    LoadContext load(OpenSync sync, Extraction extraction) {
        return new LoadContext(
                mapping, sync.trigger(mapping), fields, limits, ports, tasks, lease, mailbox, sync.key(), extraction);
    }
}

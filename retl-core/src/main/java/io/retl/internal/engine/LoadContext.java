package io.retl.internal.engine;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.internal.warehouse.Extraction;

/**
 * What the load phase shares with the sync it belongs to.
 *
 * @param mapping the mapping
 * @param limits the limits
 * @param ports what the sync touches outside itself
 * @param tasks the sync's tasks
 * @param lease the sync's lease
 * @param mailbox the sync's mailbox
 * @param extraction the delta
 */
record LoadContext(
        Mapping mapping,
        Limits limits,
        Ports ports,
        Tasks tasks,
        LeaseKeeper lease,
        Mailbox mailbox,
        Extraction extraction) {}

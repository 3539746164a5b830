package io.retl.internal.load;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.step.Mailbox;
import io.retl.internal.step.Tasks;
import io.retl.internal.warehouse.Extraction;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Warehouse;
import io.retl.warehouse.spi.Column;
import java.util.Set;

/**
 * What the load phase shares with the sync it belongs to.
 *
 * @param mapping the mapping
 * @param trigger the kinds of change that this sync sends
 * @param fields its fields, prepared
 * @param limits the limits
 * @param ports what the sync touches outside itself
 * @param tasks the sync's tasks
 * @param lease the sync's lease
 * @param mailbox the sync's mailbox
 * @param sync the sync
 * @param extraction the delta
 */
public record LoadContext(
        Mapping mapping,
        Set<ChangeKind> trigger,
        PayloadMapping fields,
        Limits limits,
        Ports ports,
        Tasks tasks,
        LeaseKeeper lease,
        Mailbox mailbox,
        Warehouse.SyncKey sync,
        Extraction extraction) {
    /** What turns the rows of the delta into payloads. */
    RowMapper mapper() {
        MappingState state = extraction.state();
        return new RowMapper(
                fields,
                shape(state),
                new MessageIds(state.stateId(), mapping.id(), ports.flaws()),
                ports.clock().now(),
                limits);
    }

    /** The columns that the mapping reads from. */
    public static RowShape shape(MappingState state) {
        return RowShape.of(state.model().columns().stream().map(Column::name).toList());
    }
}

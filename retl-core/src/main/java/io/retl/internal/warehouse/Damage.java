package io.retl.internal.warehouse;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.warehouse.spi.TableName;

/**
 * What is said of tables that were changed from outside: which one, what is different, and the ways out. The one that sends
 * nothing comes first.
 */
final class Damage {
    private final String mappingId;

    Damage(String mappingId) {
        this.mappingId = mappingId;
    }

    /** A table that stays between syncs. */
    StateException state(TableName table, String difference) {
        return new StateException(
                ErrorCode.STATE_DAMAGED,
                "Mapping '%s': the state table '%s'.'%s' was changed from outside: %s. Nothing was sent. Restore the table, or %s."
                        .formatted(mappingId, table.schema(), table.name(), difference, waysOut()));
    }

    /** The delta of a sync that has sent rows. */
    StateException delta(TableName table, long syncNumber, String difference) {
        return new StateException(
                ErrorCode.DELTA_LOST,
                "Mapping '%s': the delta '%s'.'%s' of sync #%s was changed from outside: %s. What that sync delivered can no longer be told, so nothing was folded and nothing more is sent. Restore the table, or %s."
                        .formatted(mappingId, table.schema(), table.name(), syncNumber, difference, waysOut()));
    }

    /** What a person can do about it without the old tables. */
    String waysOut() {
        return "call baseline(\"%s\") to take the model's rows as delivered without sending them, or reset(\"%s\") to send every row again"
                .formatted(mappingId, mappingId);
    }
}

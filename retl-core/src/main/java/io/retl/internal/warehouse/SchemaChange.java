package io.retl.internal.warehouse;

import io.retl.Mapping.OnSchemaChange;
import io.retl.warehouse.spi.ModelShape;
import java.util.Optional;

/**
 * That the checksums of a state were made from other columns than they would be now, or by an earlier version of the dialect.
 *
 * @param isOfColumns whether the columns, or what the mapping reads of them, are others
 * @param before the model with the checksum that the state was made with; empty if that cannot be computed any more
 * @param obstacle why it cannot, as the end of a sentence; empty if it can
 */
public record SchemaChange(boolean isOfColumns, Optional<ModelShape> before, String obstacle) {
    /** Whether stored checksums are rewritten instead of sending every row. A new version alone never sends one. */
    public boolean isRebased(OnSchemaChange policy) {
        return !isOfColumns || policy == OnSchemaChange.REBASE;
    }
}

package io.retl.internal.warehouse;

import io.retl.warehouse.spi.ModelShape;
import java.util.List;

/**
 * The first rows of a model.
 *
 * @param model the model as the warehouse describes it
 * @param rows the rows, as added ones. The long values of a row over a limit are null; a row without an identifier has the
 *     identifier ""
 */
public record SampledRows(ModelShape model, List<Page.DeltaRow> rows) {
    /** Copies the list. */
    public SampledRows {
        rows = List.copyOf(rows);
    }
}

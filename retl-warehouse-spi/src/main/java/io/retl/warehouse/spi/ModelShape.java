package io.retl.warehouse.spi;

import java.util.List;

/**
 * A model as the warehouse sees it. Immutable.
 *
 * @param query the checked text, without a closing semicolon; it may end in a line comment
 * @param columns its columns in the order of the result
 * @param idColumns the columns that make the unique identifier
 * @param checksumColumns the columns whose values decide whether a row changed, in name order
 * @param checksumSeed a hash of the column signature, so that the same values under other columns differ
 */
public record ModelShape(
        String query, List<Column> columns, List<Column> idColumns, List<Column> checksumColumns, long checksumSeed) {
    /** Copies the lists. */
    public ModelShape {
        columns = List.copyOf(columns);
        idColumns = List.copyOf(idColumns);
        checksumColumns = List.copyOf(checksumColumns);
    }

    /** The same columns of other rows. */
    public ModelShape withQuery(String other) {
        return new ModelShape(other, columns, idColumns, checksumColumns, checksumSeed);
    }
}

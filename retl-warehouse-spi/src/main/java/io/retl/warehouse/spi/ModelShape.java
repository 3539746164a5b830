package io.retl.warehouse.spi;

import java.util.List;
import java.util.OptionalInt;

/**
 * A model as the warehouse sees it. Immutable.
 *
 * @param query the checked text, without a closing semicolon; it may end in a line comment
 * @param columns its columns in the order of the result
 * @param idColumns the columns that make the unique identifier
 * @param checksumColumns the columns whose values decide whether a row changed, in name order
 * @param checksumSeed a hash of the column signature, so that the same values under other columns differ
 * @param earlierEncoding the version of the checksum, if it is not the current one
 */
public record ModelShape(
        String query,
        List<Column> columns,
        List<Column> idColumns,
        List<Column> checksumColumns,
        long checksumSeed,
        OptionalInt earlierEncoding) {
    /** Copies the lists. */
    public ModelShape {
        columns = List.copyOf(columns);
        idColumns = List.copyOf(idColumns);
        checksumColumns = List.copyOf(checksumColumns);
    }

    /** The same columns of other rows. */
    public ModelShape withQuery(String other) {
        return new ModelShape(other, columns, idColumns, checksumColumns, checksumSeed, earlierEncoding);
    }

    /** A model whose checksum has the current version. */
    public ModelShape(
            String query,
            List<Column> columns,
            List<Column> idColumns,
            List<Column> checksumColumns,
            long checksumSeed) {
        this(query, columns, idColumns, checksumColumns, checksumSeed, OptionalInt.empty());
    }
}

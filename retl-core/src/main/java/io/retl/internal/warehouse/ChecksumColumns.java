package io.retl.internal.warehouse;

import io.retl.Mapping;
import io.retl.Mapping.ChecksumOver;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.mapping.RowShape;
import io.retl.warehouse.spi.Column;
import java.util.List;
import java.util.Set;

/** Which columns of a model decide whether a row changed. */
@FunctionalInterface
interface ChecksumColumns {
    /** All of them. */
    ChecksumColumns ALL = columns -> columns;

    /** Some of the columns of a model, in the same order. */
    List<Column> of(List<Column> columns);

    /** Those that decide it for a mapping; none if its fields read none. */
    static ChecksumColumns of(Mapping mapping) {
        return mapping.checksumOver() == ChecksumOver.MAPPED_COLUMNS
                ? columns -> read(FieldMapping.of(mapping.fields()), columns)
                : ALL;
    }

    private static List<Column> read(FieldMapping fields, List<Column> columns) {
        Set<Integer> read = fields.readColumns(
                RowShape.of(columns.stream().map(Column::name).toList()));
        return columns.stream()
                .filter(column -> read.contains(column.position() - 1))
                .toList();
    }
}

package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names of a model's columns, which the state keeps in one text. A text ends at 65,535 bytes on Redshift; without a check a sync
 * would find out in its fold, when everything is sent.
 */
final class ColumnNames {
    /** What stands beside each name: its length, the type and what divides them. */
    private static final int BYTES_BESIDE = 16;

    private ColumnNames() {}

    /** @throws UnsupportedWarehouseException if the names of the columns do not fit */
    static void requireStorable(List<Column> columns) {
        long bytes = columns.stream()
                .mapToLong(column -> column.name().getBytes(StandardCharsets.UTF_8).length + BYTES_BESIDE)
                .sum();
        requireStorable(bytes, columns.size() + " columns");
    }

    /** @throws UnsupportedWarehouseException if the text that is stored is too long */
    static void requireStorable(String signature) {
        requireStorable(signature.getBytes(StandardCharsets.UTF_8).length, "columns");
    }

    private static void requireStorable(long bytes, String columns) {
        if (bytes > RedshiftTypeRules.MAX_TEXT_BYTES) {
            throw new UnsupportedWarehouseException(
                    ("The names and types of the model's %s have about %s bytes together; Redshift keeps %s in one value. "
                                    + "Give the columns shorter aliases, or select fewer.")
                            .formatted(columns, bytes, RedshiftTypeRules.MAX_TEXT_BYTES));
        }
    }
}

package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.ColumnReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum: MD5 over the bytes of all values.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give the same bytes. A short value ends with a
 * semicolon, and a missing one is a tilde. Texts, bytes, JSON and nested values are represented by their own MD5, which has as
 * many bytes as the mark of a missing one: a long value is read once, and the bytes of a row are few. Bytes have no
 * collation.
 */
final class BigQueryChecksum {
    private static final String NO_SHORT_VALUE = "b'~'";
    private static final String NO_LONG_VALUE = "b'~~~~~~~~~~~~~~~~'";

    private BigQueryChecksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        return columns.stream()
                .map(BigQueryChecksum::part)
                .collect(Collectors.joining(", ", "MD5(CONCAT(b'" + seed + ":', ", "))"));
    }

    private static String part(ColumnReference reference) {
        String sql = reference.sql();
        return switch (BigQueryText.type(reference)) {
            case STRING, BYTES -> "COALESCE(MD5(" + sql + "), " + NO_LONG_VALUE + ")";
            case GEOGRAPHY -> "COALESCE(MD5(ST_ASBINARY(" + sql + ")), " + NO_LONG_VALUE + ")";
            case JSON, ARRAY, STRUCT, RANGE -> "COALESCE(MD5(" + BigQueryText.json(sql) + "), " + NO_LONG_VALUE + ")";
            default ->
                "COALESCE(CAST(CONCAT(" + BigQueryText.exact(reference) + ", ';') AS BYTES), " + NO_SHORT_VALUE + ")";
        };
    }
}

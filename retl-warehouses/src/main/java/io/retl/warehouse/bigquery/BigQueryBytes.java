package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.ColumnReference;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class BigQueryBytes {
    /** By how much the product's JSON may be longer than retl's own: it escapes more characters. */
    private static final int LONGER_TEXT = 4;

    private BigQueryBytes() {}

    static String expression(ColumnReference reference) {
        String sql = reference.sql();
        return switch (BigQueryText.type(reference)) {
            case BOOL -> "5";
            case INT64 -> "20";
            case FLOAT64 -> "26";
            case NUMERIC -> "42";
            case BIGNUMERIC -> "82";
            case DATE, TIME, DATETIME, TIMESTAMP -> "36";
            case INTERVAL -> "64";
            case STRING, BYTES -> known(size(reference));
            case GEOGRAPHY -> known("BYTE_LENGTH(ST_ASTEXT(" + sql + ")) + 2");
            case JSON, ARRAY, STRUCT, RANGE -> known("BYTE_LENGTH(" + BigQueryText.json(sql) + ")");
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        String sql = reference.sql();
        return switch (BigQueryText.type(reference)) {
            case STRING, BYTES -> Optional.of(known(size(reference)));
            case GEOGRAPHY -> Optional.of(known("BYTE_LENGTH(ST_ASTEXT(" + sql + "))"));
            case JSON, ARRAY, STRUCT ->
                Optional.of(known("DIV(BYTE_LENGTH(" + BigQueryText.json(sql) + "), " + LONGER_TEXT + ")"));
            default -> Optional.empty();
        };
    }

    private static String size(ColumnReference reference) {
        String length = "BYTE_LENGTH(" + reference.sql() + ")";
        return BigQueryText.type(reference) == BigQueryType.STRING
                ? length + " + 2"
                : "DIV(" + length + " + 2, 3) * 4 + 2";
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

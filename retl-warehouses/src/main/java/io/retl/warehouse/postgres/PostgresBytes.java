package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import java.util.Optional;

/**
 * The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text even when they are
 * null, which folds into one constant. The length of text and bytes is in their header: nothing is fetched for it.
 */
final class PostgresBytes {
    /** What an element of a list needs beyond its text: two quotes, and the letters by which true is longer than t. */
    private static final int ELEMENT_BYTES = 4;

    private PostgresBytes() {}

    static String expression(ColumnReference reference) {
        Column column = reference.column();
        String sql = reference.sql();
        Optional<PostgresType> type = PostgresType.named(column.typeName());
        if (type.isPresent() && type.get().jsonBytes() > 0) {
            return Integer.toString(type.get().jsonBytes());
        }
        String size = switch (column.typeName()) {
            case "bytea" -> "(pg_catalog.octet_length(" + sql + ")::pg_catalog.int8 + 2) / 3 * 4 + 2";
            case "text", "varchar", "bpchar" -> "pg_catalog.octet_length(" + sql + ")::pg_catalog.int8 + 2";
            default -> "pg_catalog.octet_length(" + sql + "::pg_catalog.text)::pg_catalog.int8 + 2";
        };
        if (column.type() == ColumnType.ARRAY) {
            size += " + " + ELEMENT_BYTES + " * pg_catalog.cardinality(" + sql + ")";
        }
        return "COALESCE(" + size + ", 0)";
    }
}

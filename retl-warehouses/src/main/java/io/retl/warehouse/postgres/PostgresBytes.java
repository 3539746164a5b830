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

    /** By how much the text of JSON or of a list may be longer than retl's own: white space, quotes, hexadecimal bytes. */
    private static final int LONGER_TEXT = 4;

    /** The most digits that a type may be declared with. Numbers without a declaration have up to 147,455. */
    private static final int MAX_DECLARED_DIGITS = 1_000;

    private PostgresBytes() {}

    static String expression(ColumnReference reference) {
        Column column = reference.column();
        Optional<PostgresType> type = PostgresType.named(column.typeName());
        if (type.isPresent() && type.get().jsonBytes() > 0) {
            return Integer.toString(type.get().jsonBytes());
        }
        String size = size(reference);
        if (column.type() == ColumnType.ARRAY) {
            size += " + " + ELEMENT_BYTES + " * pg_catalog.cardinality(" + reference.sql() + ")";
        }
        return "COALESCE(" + size + ", 0)";
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        Column column = reference.column();
        boolean isShort = PostgresType.named(column.typeName())
                .filter(type -> type.rowBytes() != PostgresType.VARIABLE_ROW_BYTES)
                .isPresent();
        if (isShort || isDeclaredNumber(column)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (column.type()) {
                    case JSON, ARRAY -> "COALESCE(" + text(reference.sql()) + " / " + LONGER_TEXT + ", 0)";
                    // 0.0000001 becomes 1E-7.
                    case DECIMAL ->
                        "COALESCE(" + text("pg_catalog.ltrim(" + reference.sql() + "::pg_catalog.text, '-0.')")
                                + ", 0)";
                    default -> "COALESCE(" + size(reference) + ", 0)";
                });
    }

    private static boolean isDeclaredNumber(Column column) {
        return column.type() == ColumnType.DECIMAL
                && column.precision() > 0
                && column.precision() <= MAX_DECLARED_DIGITS;
    }

    private static String size(ColumnReference reference) {
        String sql = reference.sql();
        return switch (reference.column().typeName()) {
            case "bytea" -> "(pg_catalog.octet_length(" + sql + ")::pg_catalog.int8 + 2) / 3 * 4 + 2";
            case "text", "varchar", "bpchar" -> "pg_catalog.octet_length(" + sql + ")::pg_catalog.int8 + 2";
            default -> text(sql) + " + 2";
        };
    }

    private static String text(String sql) {
        return "pg_catalog.octet_length(" + sql + "::pg_catalog.text)::pg_catalog.int8";
    }
}

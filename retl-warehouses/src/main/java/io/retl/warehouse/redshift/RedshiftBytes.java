package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import java.util.Optional;

/** The size of a value as JSON, not counting escapes. Types of fixed size count as their longest text, null or not. */
final class RedshiftBytes {
    /** By how much the text of SUPER may be longer than retl's own. */
    private static final int LONGER_TEXT = 4;

    private RedshiftBytes() {}

    static String expression(ColumnReference reference) {
        return switch (RedshiftType.of(reference.column().typeName())) {
            case BOOLEAN -> "5";
            case INTEGER -> "20";
            case FLOAT -> "26";
            case DECIMAL -> "42";
            case DATE, TIME -> "20";
            case TIMESTAMP, INSTANT -> "36";
            default -> known(size(reference));
        };
    }

    /** See {@link io.retl.warehouse.spi.TypeRules#minBytes}. */
    static Optional<String> least(ColumnReference reference) {
        ColumnType type = RedshiftType.of(reference.column().typeName());
        return switch (type) {
            case TEXT, BINARY -> Optional.of(known(size(reference)));
            case JSON -> Optional.of(known(size(reference) + " / " + LONGER_TEXT));
            default -> Optional.empty();
        };
    }

    private static String size(ColumnReference reference) {
        return switch (RedshiftType.of(reference.column().typeName())) {
            case JSON -> "CAST(JSON_SIZE(" + reference.sql() + ") AS BIGINT)";
            case BINARY -> "(" + length(reference.sql()) + " + 2) / 3 * 4 + 2";
            default -> length(RedshiftText.of(reference)) + " + 2";
        };
    }

    private static String length(String sql) {
        return "CAST(OCTET_LENGTH(" + sql + ") AS BIGINT)";
    }

    private static String known(String size) {
        return "COALESCE(" + size + ", 0)";
    }
}

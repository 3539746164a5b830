package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.ColumnReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The checksum: MD5 over one text per row, in 16 bytes.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give one text. A null is {@code ~}; a number or a
 * time ends with a semicolon; text, bytes and documents are their own hash, of 32 hexadecimal digits. So a column is named
 * once, which keeps the statement of a wide model below the megabyte that Snowflake takes, and the text of a row is short.
 */
final class SnowflakeChecksum {
    /** Of 512 parts, so that neither the list of a call nor the nesting of calls is long. */
    private static final int PARTS_PER_CALL = 64;

    private SnowflakeChecksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        List<String> parts = new ArrayList<>();
        parts.add("'" + seed + ":'");
        columns.forEach(column -> parts.add(part(column)));
        return "MD5_BINARY(" + joined(parts) + ")";
    }

    private static String joined(List<String> parts) {
        if (parts.size() <= PARTS_PER_CALL) {
            return "CONCAT(" + String.join(", ", parts) + ")";
        }
        List<String> calls = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += PARTS_PER_CALL) {
            calls.add(joined(parts.subList(from, Math.min(parts.size(), from + PARTS_PER_CALL))));
        }
        return joined(calls);
    }

    private static String part(ColumnReference reference) {
        String part = switch (reference.column().type()) {
            case TEXT, BINARY -> "MD5(" + SnowflakeText.of(reference) + ")";
            case JSON, STRUCT, ARRAY -> "MD5(" + SnowflakeText.json(reference) + ")";
            case OTHER -> "MD5(HEX_ENCODE(ST_ASEWKB(" + reference.sql() + ")))";
            case FLOAT -> SnowflakeFloat.part(reference.sql()) + " || ';'";
            default -> SnowflakeText.of(reference) + " || ';'";
        };
        return "COALESCE(" + part + ", '~')";
    }
}

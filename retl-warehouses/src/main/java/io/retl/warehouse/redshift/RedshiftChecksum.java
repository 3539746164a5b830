package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.ColumnReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The checksum: MD5 over one text per row, its 32 hexadecimal digits.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give one text. A null is {@code ~}; a number or a time ends
 * with a semicolon; text begins with its length; long text, bytes and SUPER are represented by their own hash.
 *
 * <p>A text ends at 65,535 bytes on Redshift, and a longer one is an error. No part has more than 104 bytes, so that those of 512
 * columns fit; the parts of more columns are hashed group by group.
 */
final class RedshiftChecksum {
    /** Longer text goes in as its hash. */
    private static final int MAX_PLAIN_BYTES = 100;

    private static final int COLUMNS_PER_GROUP = 512;
    private static final int PARTS_IN_A_ROW = 8;

    /** In hexadecimal, bytes are a text of twice the length. */
    private static final int MAX_HEX_BYTES = 32_767;

    private static final int MAX_TEXT_BYTES = 65_535;

    private RedshiftChecksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_PER_GROUP) {
            String group = joined(columns.subList(from, Math.min(columns.size(), from + COLUMNS_PER_GROUP)).stream()
                    .map(RedshiftChecksum::part)
                    .toList());
            parts.add(columns.size() > COLUMNS_PER_GROUP ? "MD5(" + group + ")" : group);
        }
        return "MD5('" + seed + ":' || " + joined(parts) + ")";
    }

    /** In brackets that nest no deeper than they must. */
    private static String joined(List<String> parts) {
        int half = parts.size() / 2;
        return parts.size() <= PARTS_IN_A_ROW
                ? String.join(" || ", parts)
                : "(" + joined(parts.subList(0, half)) + ") || (" + joined(parts.subList(half, parts.size())) + ")";
    }

    private static String part(ColumnReference column) {
        return switch (RedshiftType.of(column.column().typeName())) {
            case TEXT -> text(RedshiftText.of(column));
            case BINARY -> bytes(column.sql());
            case JSON -> json(column.sql());
            default -> "COALESCE(" + RedshiftText.of(column) + ", '~') || ';'";
        };
    }

    private static String text(String text) {
        return "CASE WHEN %s IS NULL THEN '~' WHEN OCTET_LENGTH(%s) <= %s THEN %s || ':' || %s ELSE '#' || MD5(%s) END"
                .formatted(text, text, MAX_PLAIN_BYTES, RedshiftText.integer("OCTET_LENGTH(" + text + ")"), text, text);
    }

    private static String bytes(String sql) {
        return "CASE WHEN %s IS NULL THEN '~' WHEN OCTET_LENGTH(%s) <= %s THEN '#' || MD5(TO_HEX(%s)) ELSE %s END"
                .formatted(sql, sql, MAX_HEX_BYTES, sql, fingerprint(sql));
    }

    private static String json(String sql) {
        return "CASE WHEN %s IS NULL THEN '~' WHEN JSON_SIZE(%s) <= %s THEN '#' || MD5(JSON_SERIALIZE(%s)) ELSE %s END"
                .formatted(sql, sql, MAX_TEXT_BYTES, sql, fingerprint("JSON_SERIALIZE_TO_VARBYTE(" + sql + ")"));
    }

    /** For bytes that no text can hold. The function is Fingerprint64 of FarmHash, which is defined once and for all. */
    private static String fingerprint(String bytes) {
        return "'@' || " + RedshiftText.integer("FARMFINGERPRINT64(" + bytes + ")") + " || ';'";
    }
}

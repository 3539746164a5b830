package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.ColumnReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum: MD5 over one text per row, which one call puts together.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give one text. A number or time ends with a
 * semicolon; text, bytes and lists begin with their length. A null adds nothing but that semicolon or colon, which no value
 * does: no number is an empty text, and the length of an empty one is 0. Long texts, bytes and lists go in as their own
 * hash, which bounds the text of a row.
 *
 * <p>No part depends on a setting: instants go in as the microseconds since 1970, binary numbers as their bits.
 */
final class DuckDbChecksum {
    /** Longer text goes in as its hash; its length says so. */
    private static final int MAX_PLAIN_BYTES = 1_000;

    private DuckDbChecksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        return columns.stream()
                .map(column -> parts(column.sql(), DuckDbType.of(column.column().typeName()), 0))
                .collect(Collectors.joining(", ", "md5_number(concat('" + seed + ":', ", "))"));
    }

    /**
     * The arguments that a value adds.
     *
     * @param depth in how many lists the value is
     */
    private static String parts(String sql, DuckDbType type, int depth) {
        return switch (type.holds()) {
            case TEXT, JSON -> text(type.name().equals("VARCHAR") ? sql : DuckDbText.of(sql));
            case FLOAT -> number(sql) + ", ';'";
            case INSTANT -> instant(sql, type) + ", ';'";
            case BINARY -> DuckDbText.of("octet_length(" + sql + ")") + ", ':', md5(" + sql + ")";
            case ARRAY -> list(sql, type.element(), depth);
            case STRUCT -> type.name().equals(DuckDbType.MAP) ? map(sql, type, depth) : fields(sql, type, depth);
            case OTHER -> other(sql, type, depth);
            default -> DuckDbText.of(sql) + ", ';'";
        };
    }

    private static String text(String text) {
        return "%s, ':', CASE WHEN strlen(%s) > %s THEN md5(%s) ELSE %s END"
                .formatted(DuckDbText.of("strlen(" + text + ")"), text, MAX_PLAIN_BYTES, text, text);
    }

    /** What is not a number has many bit patterns, which arithmetic may swap. */
    private static String number(String sql) {
        return "CASE WHEN isnan(%s) THEN 'nan' ELSE %s END"
                .formatted(sql, DuckDbText.of("CAST(CAST(CAST(" + sql + " AS DOUBLE) AS BIT) AS BIGINT)"));
    }

    /** Infinity has no microseconds, and no zone in its text. */
    static String instant(String sql, DuckDbType type) {
        String epoch = type.name().equals("TIMESTAMPTZ_NS") ? "epoch_ns(" : "epoch_us(";
        return "COALESCE(" + DuckDbText.of(epoch + sql + ")") + ", " + DuckDbText.of(sql) + ")";
    }

    private static String list(String sql, DuckDbType element, int depth) {
        String variable = "v" + depth;
        return "%s, '[', md5(list_aggregate(list_transform(%s, lambda %s: concat(%s)), 'string_agg', ''))"
                .formatted(DuckDbText.of("len(" + sql + ")"), sql, variable, parts(variable, element, depth + 1));
    }

    private static String map(String sql, DuckDbType type, int depth) {
        return list("map_entries(" + sql + ")", new DuckDbType(DuckDbType.STRUCTURE, 0, type.parts()), depth);
    }

    private static String fields(String sql, DuckDbType type, int depth) {
        StringBuilder all = new StringBuilder("CASE WHEN " + sql + " IS NULL THEN '~' ELSE '(' END");
        for (int index = 0; index < type.parts().size(); index++) {
            all.append(", ")
                    .append(parts(
                            "struct_extract_at(" + sql + ", " + (index + 1) + ")",
                            type.parts().get(index).type(),
                            depth));
        }
        return all.toString();
    }

    private static String other(String sql, DuckDbType type, int depth) {
        return switch (type.name()) {
            case DuckDbType.UNION ->
                type.parts().stream()
                        .map(member -> parts(member(sql, member.name()), member.type(), depth))
                        .collect(Collectors.joining(", ", text(DuckDbText.of("union_tag(" + sql + ")")) + ", ", ""));
            case "GEOMETRY" -> "md5(st_aswkb(" + sql + ")), ';'";
            default -> DuckDbText.of(sql) + ", ';'";
        };
    }

    /** Null for a value that is another member. */
    private static String member(String sql, String name) {
        return "union_extract(" + sql + ", '" + name.replace("'", "''") + "')";
    }
}

package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.ColumnReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum: MD5 over one text per row.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give one text. A null is {@code ~}; a number, a time
 * or bytes end with a semicolon; text begins with its length in bytes; lists, maps and structs stand in brackets. The entries of
 * a map are sorted, because their order means nothing.
 *
 * <p>Invariant: no part depends on a setting of the session or on the version of Java beneath. Hence the digits of a decimal and
 * the bits of a floating-point number from a format that is theirs, and not as a cast writes them. A VARIANT goes in as JSON,
 * whose floating-point numbers are the one exception: Java 19 changed the text of a few.
 */
final class DatabricksChecksum {
    private DatabricksChecksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        return columns.stream()
                .map(column ->
                        part(column.sql(), DatabricksType.of(column.column().typeName()), 0))
                .collect(Collectors.joining(", ", "unhex(md5(CAST(concat('" + seed + ":', ", ") AS BINARY)))"));
    }

    /**
     * The part of a value.
     *
     * @param depth how many lists are around it; each has a variable of its own
     */
    private static String part(String sql, DatabricksType type, int depth) {
        return "CASE WHEN " + sql + " IS NULL THEN '~' ELSE " + known(sql, type, depth) + " END";
    }

    private static String known(String sql, DatabricksType type, int depth) {
        return switch (type.columnType()) {
            case DECIMAL -> ended("format_string('%.38f', " + sql + ")");
            case FLOAT -> ended("format_string('%a', CAST(" + sql + " AS DOUBLE))");
            case TEXT -> measured("CAST(" + sql + " AS STRING)");
            case BINARY -> ended("hex(" + sql + ")");
            case DATE -> ended("CAST(unix_date(" + sql + ") AS STRING)");
            case INSTANT -> ended(DatabricksTime.number(sql));
            case JSON -> measured(DatabricksJson.of(sql));
            case ARRAY -> list(sql, type, depth);
            case STRUCT -> type.name().equals("MAP") ? map(sql, type, depth) : struct(sql, type, depth);
            default -> ended("CAST(" + sql + " AS STRING)");
        };
    }

    private static String ended(String text) {
        return "concat(" + text + ", ';')";
    }

    private static String measured(String text) {
        return "concat(CAST(octet_length(%s) AS STRING), ':', %s)".formatted(text, text);
    }

    private static String list(String sql, DatabricksType type, int depth) {
        String element = "e" + depth;
        return "concat('[', array_join(transform(%s, %s -> %s), ''), ']')"
                .formatted(sql, element, part(element, type.parts().get(0).type(), depth + 1));
    }

    private static String map(String sql, DatabricksType type, int depth) {
        String entry = "e" + depth;
        String key = part(entry + ".key", type.parts().get(0).type(), depth + 1);
        String value = part(entry + ".value", type.parts().get(1).type(), depth + 1);
        return "concat('{', array_join(array_sort(transform(map_entries(%s), %s -> concat(%s, %s))), ''), '}')"
                .formatted(sql, entry, key, value);
    }

    private static String struct(String sql, DatabricksType type, int depth) {
        return type.parts().stream()
                .map(field -> part(sql + ".`" + field.name().replace("`", "``") + "`", field.type(), depth))
                .collect(Collectors.joining(", ", "concat('(', ", ", ')')"));
    }
}

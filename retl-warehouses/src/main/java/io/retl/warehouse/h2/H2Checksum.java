package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum: SHA-256 over one text per row.
 *
 * <p>Invariant: each value's part says where it ends, so that no two rows give one text. A null is {@code ~}; a number
 * or time ends with a semicolon; text begins with its length; long text, bytes, JSON and large objects are represented
 * by their own hash, which reads them once as a stream and bounds the text of a row.
 */
final class H2Checksum {
    /** Longer text goes in as its hash. */
    private static final int MAX_PLAIN_CHARACTERS = 1_000;

    /** H2 before 2.5 takes texts of 1,048,576 characters at most, which is more than this many parts make. */
    private static final int COLUMNS_PER_GROUP = 512;

    private H2Checksum() {}

    static String expression(List<ColumnReference> columns, long seed) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_PER_GROUP) {
            List<ColumnReference> group = columns.subList(from, Math.min(columns.size(), from + COLUMNS_PER_GROUP));
            String text = group.stream()
                    .map(column -> part(column.sql(), column.column().typeName()))
                    .collect(Collectors.joining(" || "));
            parts.add(columns.size() > COLUMNS_PER_GROUP ? "RAWTOHEX(HASH('SHA-256', " + text + "))" : text);
        }
        return "HASH('SHA-256', '" + seed + ":' || " + String.join(" || ", parts) + ")";
    }

    private static String part(String sql, String typeName) {
        ColumnType type = H2Type.of(typeName);
        String text = switch (type) {
            case TEXT -> textPart(sql, typeName);
            case FLOAT -> H2Float.part(sql);
            case BINARY, JSON -> hashed(sql);
            case ARRAY -> hashed(arrayJson(sql, typeName));
            case STRUCT -> rowPart(sql, typeName);
            default -> typeName.startsWith("GEOMETRY") ? hashed(sql) : "CAST(" + sql + " AS VARCHAR) || ';'";
        };
        // Of a row of nulls the standard says that it IS NULL, but it is none.
        String isNull = sql + (type == ColumnType.STRUCT ? " IS NOT DISTINCT FROM NULL" : " IS NULL");
        return "CASE WHEN " + isNull + " THEN '~' " + (type == ColumnType.FLOAT ? text : "ELSE " + text) + " END";
    }

    private static String textPart(String sql, String typeName) {
        if (typeName.startsWith("CHARACTER LARGE OBJECT")) {
            return hashed(sql);
        }
        // In Oracle mode a text without characters is null: the dot keeps a blank CHARACTER from becoming one.
        boolean padded = H2Type.name(typeName).equals("CHARACTER");
        String text = H2Text.of(padded ? "'.' || " + sql : sql, typeName);
        return "CASE WHEN CHAR_LENGTH(%s) <= %s THEN CAST(CHAR_LENGTH(%s) AS VARCHAR) || ':' || %s ELSE %s END"
                .formatted(text, MAX_PLAIN_CHARACTERS, text, text, hashed(text));
    }

    private static String hashed(String value) {
        return "'#' || RAWTOHEX(HASH('SHA-256', " + value + "))";
    }

    /** The text of an array does not quote its elements, JSON does. It cannot hold bytes, though. */
    private static String arrayJson(String sql, String typeName) {
        ColumnType element = H2Type.of(typeName);
        String elementName = typeName;
        while (element == ColumnType.ARRAY) {
            elementName = H2Type.elementType(elementName);
            element = H2Type.of(elementName);
        }
        switch (element) {
            case BINARY, STRUCT, OTHER ->
                throw new UnsupportedWarehouseException(
                        ("The value %s has the type %s, whose elements H2 cannot turn into JSON. "
                                        + "Select the elements one by one or leave the column out.")
                                .formatted(sql, typeName));
            default -> {
                return "CAST(" + sql + " AS JSON)";
            }
        }
    }

    private static String rowPart(String sql, String typeName) {
        return H2Type.fields(typeName).stream()
                .map(field -> part("(" + sql + ")." + field.quotedName(), field.typeName()))
                .collect(Collectors.joining(" || ", "'(' || ", ""));
    }
}

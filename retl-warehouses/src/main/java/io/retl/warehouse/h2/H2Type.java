package io.retl.warehouse.h2;

import io.retl.warehouse.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** What the names of H2's types say. */
final class H2Type {
    private static final String ARRAY = " ARRAY";
    private static final String ROW = "ROW(";

    private H2Type() {}

    /**
     * A field of a row.
     *
     * @param name its name, unquoted
     * @param typeName the name of its type
     */
    record Field(String name, String typeName) {
        String quotedName() {
            return '"' + name.replace("\"", "\"\"") + '"';
        }
    }

    static ColumnType of(String typeName) {
        if (typeName.endsWith(ARRAY)) {
            return ColumnType.ARRAY;
        }
        return switch (name(typeName)) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> ColumnType.INTEGER;
            case "NUMERIC", "DECIMAL", "DECFLOAT" -> ColumnType.DECIMAL;
            case "REAL", "DOUBLE PRECISION" -> ColumnType.FLOAT;
            case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT", "ENUM", "NULL" ->
                ColumnType.TEXT;
            case "BINARY", "BINARY VARYING", "BINARY LARGE OBJECT", "JAVA_OBJECT" -> ColumnType.BINARY;
            case "DATE" -> ColumnType.DATE;
            case "TIME", "TIME WITH TIME ZONE" -> ColumnType.TIME;
            case "TIMESTAMP" -> ColumnType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ColumnType.INSTANT;
            case "UUID" -> ColumnType.UUID;
            case "JSON" -> ColumnType.JSON;
            case "ROW" -> ColumnType.STRUCT;
            default -> typeName.startsWith("INTERVAL") ? ColumnType.INTERVAL : ColumnType.OTHER;
        };
    }

    /** The name without the lengths, labels or fields that follow it; elements of a list have them in theirs. */
    static String name(String typeName) {
        int bracket = typeName.indexOf('(');
        if (bracket < 0) {
            return typeName;
        }
        String rest = typeName.startsWith("TIME") ? typeName.substring(typeName.indexOf(')') + 1) : "";
        return typeName.substring(0, bracket).trim() + rest;
    }

    static String elementType(String typeName) {
        return typeName.substring(0, typeName.length() - ARRAY.length());
    }

    /** The fields of {@code ROW("A" INTEGER, "B" CHARACTER VARYING(10))}. */
    static List<Field> fields(String typeName) {
        List<Field> fields = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = ROW.length();
        for (int index = start; index < typeName.length(); index++) {
            char character = typeName.charAt(index);
            quoted ^= character == '"';
            if (quoted) {
                continue;
            }
            boolean end = index == typeName.length() - 1;
            if (end || (depth == 0 && character == ',')) {
                fields.add(field(typeName.substring(start, index).trim()));
                start = index + 1;
            }
            depth += character == '(' ? 1 : character == ')' ? -1 : 0;
        }
        return fields;
    }

    private static Field field(String text) {
        int end = text.lastIndexOf("\" ");
        int close = text.indexOf('"', 1);
        while (close < end && text.charAt(close + 1) == '"') {
            close = text.indexOf('"', close + 2);
        }
        return new Field(text.substring(1, close).replace("\"\"", "\""), text.substring(close + 2));
    }
}

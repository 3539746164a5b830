package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.ColumnType;
import java.util.List;

/**
 * A type, taken from the text that the driver has of it. Immutable.
 *
 * @param name its name without lengths, collation and parts, for example {@code ARRAY}
 * @param parts the element of an array, key and value of a map, the fields of a struct; empty for others, and where the
 *     driver does not name them
 */
record DatabricksType(String name, List<Part> parts) {
    /** Copies the list. */
    DatabricksType {
        parts = List.copyOf(parts);
    }

    /**
     * A part of a type.
     *
     * @param name the name of a field, unquoted; empty for others
     * @param type its type
     */
    record Part(String name, DatabricksType type) {}

    static DatabricksType of(String typeName) {
        return DatabricksTypeText.read(typeName);
    }

    /** What it holds; {@link ColumnType#OTHER} for a type that no Delta table can hold or that retl does not know. */
    ColumnType columnType() {
        return switch (name) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT", "BYTE", "SHORT", "LONG" -> ColumnType.INTEGER;
            case "DECIMAL", "DEC", "NUMERIC" -> ColumnType.DECIMAL;
            case "FLOAT", "REAL", "DOUBLE" -> ColumnType.FLOAT;
            case "STRING", "VARCHAR", "CHAR" -> ColumnType.TEXT;
            case "BINARY" -> ColumnType.BINARY;
            case "DATE" -> ColumnType.DATE;
            // A setting of the driver decides whether a TIMESTAMP_NTZ is called one.
            case "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ" -> ColumnType.INSTANT;
            case "VARIANT" -> ColumnType.JSON;
            case "ARRAY" -> ColumnType.ARRAY;
            case "MAP", "STRUCT" -> ColumnType.STRUCT;
            default -> ColumnType.OTHER;
        };
    }

    /** Whether the driver has named the parts of it and of its parts. */
    boolean isComplete() {
        boolean nested = columnType() == ColumnType.ARRAY || columnType() == ColumnType.STRUCT;
        return nested
                ? !parts.isEmpty() && parts.stream().allMatch(part -> part.type.isComplete())
                : columnType() != ColumnType.OTHER;
    }
}

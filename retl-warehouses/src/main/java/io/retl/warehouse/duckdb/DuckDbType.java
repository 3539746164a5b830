package io.retl.warehouse.duckdb;

import static io.retl.warehouse.spi.ColumnType.ARRAY;
import static io.retl.warehouse.spi.ColumnType.BINARY;
import static io.retl.warehouse.spi.ColumnType.BOOLEAN;
import static io.retl.warehouse.spi.ColumnType.DATE;
import static io.retl.warehouse.spi.ColumnType.DECIMAL;
import static io.retl.warehouse.spi.ColumnType.FLOAT;
import static io.retl.warehouse.spi.ColumnType.INSTANT;
import static io.retl.warehouse.spi.ColumnType.INTEGER;
import static io.retl.warehouse.spi.ColumnType.INTERVAL;
import static io.retl.warehouse.spi.ColumnType.JSON;
import static io.retl.warehouse.spi.ColumnType.OTHER;
import static io.retl.warehouse.spi.ColumnType.STRUCT;
import static io.retl.warehouse.spi.ColumnType.TEXT;
import static io.retl.warehouse.spi.ColumnType.TIME;
import static io.retl.warehouse.spi.ColumnType.TIMESTAMP;
import static io.retl.warehouse.spi.ColumnType.UUID;

import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.util.List;

/**
 * A type. Immutable.
 *
 * @param name its name, without lengths, labels or fields
 * @param scale the digits after the point of a DECIMAL; else 0
 * @param parts the element of a list, the key and the value of a map, the fields of a struct, the members of a union
 */
record DuckDbType(String name, int scale, List<Part> parts) {
    static final String LIST = "LIST";
    static final String MAP = "MAP";
    static final String STRUCTURE = "STRUCT";
    static final String TUPLE = "TUPLE";
    static final String UNION = "UNION";

    /**
     * A part of a type.
     *
     * @param name its name, unquoted
     * @param type its type
     */
    record Part(String name, DuckDbType type) {}

    /** The type that the driver names. */
    static DuckDbType of(String typeName) {
        return new DuckDbTypeName(typeName).read();
    }

    /** Whether values have values inside. */
    boolean isNested() {
        return switch (name) {
            case LIST, MAP, STRUCTURE, TUPLE -> true;
            default -> false;
        };
    }

    /** The element of a list. */
    DuckDbType element() {
        return parts.get(0).type();
    }

    /**
     * What values of the type hold.
     *
     * @throws UnsupportedWarehouseException if no checksum can be made of them
     */
    ColumnType holds() {
        return switch (name) {
            case "BOOLEAN" -> BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> INTEGER;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "BIGNUM" -> INTEGER;
            case "DECIMAL" -> DECIMAL;
            case "FLOAT", "DOUBLE" -> FLOAT;
            case "VARCHAR", "ENUM", "\"NULL\"" -> TEXT;
            case "DATE" -> DATE;
            case "TIME", "TIME WITH TIME ZONE", "TIME_NS" -> TIME;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ_NS" -> INSTANT;
            case "INTERVAL" -> INTERVAL;
            case "BLOB" -> BINARY;
            case "UUID" -> UUID;
            case "JSON" -> JSON;
            case LIST -> ARRAY;
            case MAP, STRUCTURE, TUPLE -> STRUCT;
            case UNION, "BIT", "GEOMETRY" -> OTHER;
            default ->
                throw new UnsupportedWarehouseException(
                        "The query has a column of the type %s, of which retl can make no checksum. Cast it to JSON or VARCHAR, or leave it out."
                                .formatted(name));
        };
    }
}

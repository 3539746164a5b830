package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;

/** What the names of Redshift's types say, as its driver gives them. */
final class RedshiftType {
    private RedshiftType() {}

    /** @throws UnsupportedWarehouseException for a type that has no text of its own, saying what to select instead */
    static ColumnType of(String typeName) {
        return switch (typeName) {
            case "bool" -> ColumnType.BOOLEAN;
            case "int2", "int4", "int8", "oid" -> ColumnType.INTEGER;
            case "numeric" -> ColumnType.DECIMAL;
            case "float4", "float8" -> ColumnType.FLOAT;
            case "varchar", "bpchar", "text", "name", "char", "unknown" -> ColumnType.TEXT;
            case "date" -> ColumnType.DATE;
            case "time", "timetz" -> ColumnType.TIME;
            case "timestamp" -> ColumnType.TIMESTAMP;
            case "timestamptz" -> ColumnType.INSTANT;
            case "varbyte" -> ColumnType.BINARY;
            case "super" -> ColumnType.JSON;
            case "geometry", "geometryhex", "geography" -> throw unsupported(typeName, "ST_AsText of it");
            case "hllsketch" -> throw unsupported(typeName, "HLL_CARDINALITY of it");
            case "interval", "intervaly2m", "intervald2s" -> throw unsupported(typeName, "its parts with EXTRACT");
            default -> throw unsupported(typeName, "a cast of it to VARCHAR");
        };
    }

    /** Whether values are padded with blanks, which mean nothing. */
    static boolean isPadded(Column column) {
        return column.typeName().equals("bpchar") || column.typeName().equals("char");
    }

    private static UnsupportedWarehouseException unsupported(String typeName, String instead) {
        return new UnsupportedWarehouseException(
                "The query has a column of the type %s, which retl can neither compare nor send. Select %s, or leave it out."
                        .formatted(typeName, instead));
    }
}

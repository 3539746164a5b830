package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.Types;
import java.util.Locale;

/** What the names say that the driver gives to Snowflake's types. */
final class SnowflakeType {
    private SnowflakeType() {}

    /** A NUMBER without a scale is a BIGINT to the driver, whatever its precision. */
    static ColumnType of(int jdbcType, String typeName) {
        return switch (name(typeName)) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "INTEGER", "BIGINT" -> ColumnType.INTEGER;
            case "NUMBER", "FIXED" -> jdbcType == Types.BIGINT ? ColumnType.INTEGER : ColumnType.DECIMAL;
            case "DECFLOAT" -> ColumnType.DECIMAL;
            case "FLOAT", "DOUBLE", "REAL" -> ColumnType.FLOAT;
            case "VARCHAR", "CHAR", "TEXT", "STRING" -> ColumnType.TEXT;
            case "BINARY" -> ColumnType.BINARY;
            case "DATE" -> ColumnType.DATE;
            case "TIME" -> ColumnType.TIME;
            case "TIMESTAMPNTZ", "TIMESTAMP_NTZ" -> ColumnType.TIMESTAMP;
            case "TIMESTAMPLTZ", "TIMESTAMP_LTZ", "TIMESTAMPTZ", "TIMESTAMP_TZ" -> ColumnType.INSTANT;
            case "VARIANT", "MAP" -> ColumnType.JSON;
            case "OBJECT" -> ColumnType.STRUCT;
            case "ARRAY", "VECTOR" -> ColumnType.ARRAY;
            case "GEOGRAPHY", "GEOMETRY" -> ColumnType.OTHER;
            default ->
                throw new UnsupportedWarehouseException(
                        ("The query has a column of the type %s, of which retl cannot tell whether a value changed."
                                        + " Cast it to VARCHAR or VARIANT in the query, or leave it out.")
                                .formatted(typeName));
        };
    }

    /** Whether it is the decimal number whose exponent is part of the value. */
    static boolean isDecfloat(String typeName) {
        return name(typeName).equals("DECFLOAT");
    }

    /** Whether it is a list of numbers of fixed length, which has no JSON of its own. */
    static boolean isVector(String typeName) {
        return name(typeName).equals("VECTOR");
    }

    private static String name(String typeName) {
        int bracket = typeName.indexOf('(');
        return (bracket < 0 ? typeName : typeName.substring(0, bracket)).trim().toUpperCase(Locale.ROOT);
    }
}

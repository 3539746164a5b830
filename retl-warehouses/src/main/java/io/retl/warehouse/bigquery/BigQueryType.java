package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The product's types, under the names that drivers give them. */
enum BigQueryType {
    BOOL(ColumnType.BOOLEAN, "BOOLEAN"),
    INT64(ColumnType.INTEGER, "INT", "SMALLINT", "INTEGER", "BIGINT", "TINYINT", "BYTEINT"),
    FLOAT64(ColumnType.FLOAT, "FLOAT"),
    NUMERIC(ColumnType.DECIMAL, "DECIMAL"),
    BIGNUMERIC(ColumnType.DECIMAL, "BIGDECIMAL"),
    STRING(ColumnType.TEXT),
    BYTES(ColumnType.BINARY),
    DATE(ColumnType.DATE),
    TIME(ColumnType.TIME),
    DATETIME(ColumnType.TIMESTAMP),
    TIMESTAMP(ColumnType.INSTANT),
    INTERVAL(ColumnType.INTERVAL),
    JSON(ColumnType.JSON),
    GEOGRAPHY(ColumnType.OTHER),
    ARRAY(ColumnType.ARRAY),
    STRUCT(ColumnType.STRUCT, "RECORD"),
    /** Its start and its end. */
    RANGE(ColumnType.STRUCT);

    private static final Map<String, BigQueryType> BY_NAME = byName();

    private final ColumnType type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> otherNames;

    BigQueryType(ColumnType type, String... otherNames) {
        this.type = type;
        this.otherNames = List.of(otherNames);
    }

    /** What it holds. */
    ColumnType type() {
        return type;
    }

    /** The type with a name, whatever length or element type follows it. */
    static BigQueryType of(int jdbcType, String typeName) {
        if (jdbcType == Types.ARRAY) {
            return ARRAY;
        }
        int end = 0;
        while (end < typeName.length() && Character.isLetterOrDigit(typeName.charAt(end))) {
            end++;
        }
        BigQueryType found = BY_NAME.get(typeName.substring(0, end).toUpperCase(Locale.ROOT));
        if (found == null) {
            throw new UnsupportedWarehouseException(
                    "The query has a column of the type %s, which retl does not know on BigQuery. Cast it to STRING, or leave it out."
                            .formatted(typeName));
        }
        return found;
    }

    private static Map<String, BigQueryType> byName() {
        Map<String, BigQueryType> all = new HashMap<>();
        for (BigQueryType type : values()) {
            all.put(type.name(), type);
            type.otherNames.forEach(name -> all.put(name, type));
        }
        return Map.copyOf(all);
    }
}

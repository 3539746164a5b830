package io.retl.warehouse.postgres;

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
import static io.retl.warehouse.spi.ColumnType.TEXT;
import static io.retl.warehouse.spi.ColumnType.TIME;
import static io.retl.warehouse.spi.ColumnType.TIMESTAMP;
import static io.retl.warehouse.spi.ColumnType.UUID;

import io.retl.warehouse.spi.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A built-in type. Immutable.
 *
 * @param name its name in {@code pg_type}
 * @param type what it holds
 * @param send its binary output function
 * @param rowBytes the most bytes that it takes inside a row, where a long value is a pointer
 * @param jsonBytes the most bytes of a value as JSON; 0 if that depends on the value
 */
record PostgresType(String name, ColumnType type, String send, int rowBytes, int jsonBytes) {
    /**
     * Values of variable length up to 24 bytes stay in the row, longer ones may become a pointer of 18 bytes. User
     * types count as that, too.
     */
    static final int VARIABLE_ROW_BYTES = 24;

    private static final int VARIABLE = 0;

    /** Types that name a row of the catalog, all of them with {@code reg} before it. */
    private static final List<String> REGISTERED = List.of(
            "class",
            "collation",
            "config",
            "dictionary",
            "namespace",
            "oper",
            "operator",
            "proc",
            "procedure",
            "role",
            "type");

    private static final Map<String, PostgresType> BY_NAME = byName();

    /** The built-in type that the driver names; empty for arrays, enumerations, composites and types of extensions. */
    static Optional<PostgresType> named(String typeName) {
        return Optional.ofNullable(BY_NAME.get(typeName));
    }

    /** The built-in type of the elements, if the named type is a list of such. */
    static Optional<PostgresType> elementOf(String typeName) {
        return typeName.startsWith("_") ? named(typeName.substring(1)) : Optional.empty();
    }

    private static Map<String, PostgresType> byName() {
        Map<String, PostgresType> all = new HashMap<>();
        scalars().forEach(type -> all.put(type.name, type));
        for (String range : List.of("int4", "int8", "num", "ts", "tstz", "date")) {
            all.put(range + "range", variable(range + "range", OTHER, "range_send"));
            all.put(range + "multirange", variable(range + "multirange", OTHER, "multirange_send"));
        }
        for (String kind : REGISTERED) {
            all.put("reg" + kind, new PostgresType("reg" + kind, OTHER, "reg" + kind + "send", 4, VARIABLE));
        }
        // The driver's names for a column whose default is the next number of a sequence.
        all.put("smallserial", all.get("int2"));
        all.put("serial", all.get("int4"));
        all.put("bigserial", all.get("int8"));
        return Map.copyOf(all);
    }

    private static List<PostgresType> scalars() {
        return List.of(
                new PostgresType("bool", BOOLEAN, "boolsend", 1, 5),
                new PostgresType("int2", INTEGER, "int2send", 2, 6),
                new PostgresType("int4", INTEGER, "int4send", 4, 11),
                new PostgresType("int8", INTEGER, "int8send", 8, 20),
                new PostgresType("oid", INTEGER, "oidsend", 4, 10),
                new PostgresType("float4", FLOAT, "float4send", 4, 16),
                new PostgresType("float8", FLOAT, "float8send", 8, 26),
                variable("numeric", DECIMAL, "numeric_send"),
                new PostgresType("money", OTHER, "cash_send", 8, 64),
                variable("text", TEXT, "textsend"),
                variable("varchar", TEXT, "varcharsend"),
                variable("bpchar", TEXT, "bpcharsend"),
                new PostgresType("char", TEXT, "charsend", 1, 6),
                new PostgresType("name", TEXT, "namesend", 64, VARIABLE),
                variable("bytea", BINARY, "byteasend"),
                new PostgresType("uuid", UUID, "uuid_send", 16, 38),
                variable("json", JSON, "json_send"),
                variable("jsonb", JSON, "jsonb_send"),
                variable("jsonpath", OTHER, "jsonpath_send"),
                variable("xml", OTHER, "xml_send"),
                new PostgresType("date", DATE, "date_send", 4, 18),
                new PostgresType("time", TIME, "time_send", 8, 18),
                new PostgresType("timetz", TIME, "timetz_send", 16, 28),
                new PostgresType("timestamp", TIMESTAMP, "timestamp_send", 8, 36),
                new PostgresType("timestamptz", INSTANT, "timestamptz_send", 8, 36),
                new PostgresType("interval", INTERVAL, "interval_send", 16, 80),
                variable("inet", OTHER, "inet_send"),
                variable("cidr", OTHER, "cidr_send"),
                new PostgresType("macaddr", OTHER, "macaddr_send", 8, 20),
                new PostgresType("macaddr8", OTHER, "macaddr8_send", 8, 26),
                new PostgresType("point", OTHER, "point_send", 16, VARIABLE),
                new PostgresType("line", OTHER, "line_send", 24, VARIABLE),
                new PostgresType("lseg", OTHER, "lseg_send", 32, VARIABLE),
                new PostgresType("box", OTHER, "box_send", 32, VARIABLE),
                variable("path", OTHER, "path_send"),
                variable("polygon", OTHER, "poly_send"),
                new PostgresType("circle", OTHER, "circle_send", 24, VARIABLE),
                variable("bit", OTHER, "bit_send"),
                variable("varbit", OTHER, "varbit_send"),
                variable("tsvector", OTHER, "tsvectorsend"),
                variable("tsquery", OTHER, "tsquerysend"),
                new PostgresType("pg_lsn", OTHER, "pg_lsn_send", 8, 20),
                variable("pg_snapshot", OTHER, "pg_snapshot_send"),
                variable("txid_snapshot", OTHER, "txid_snapshot_send"),
                new PostgresType("xid", OTHER, "xidsend", 4, 12),
                new PostgresType("xid8", OTHER, "xid8send", 8, 22),
                new PostgresType("cid", OTHER, "cidsend", 4, 12),
                new PostgresType("tid", OTHER, "tidsend", 8, 22),
                variable("int2vector", OTHER, "int2vectorsend"),
                variable("oidvector", OTHER, "oidvectorsend"));
    }

    private static PostgresType variable(String name, ColumnType type, String send) {
        return new PostgresType(name, type, send, VARIABLE_ROW_BYTES, VARIABLE);
    }
}

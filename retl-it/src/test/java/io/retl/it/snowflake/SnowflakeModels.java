package io.retl.it.snowflake;

import io.retl.warehouse.snowflake.SnowflakeDialectProvider;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the dialect is asked about without a connection: models, with the types as the driver names them, and tables. */
final class SnowflakeModels {
    static final Dialect DIALECT =
            new SnowflakeDialectProvider().dialect(new DialectContext("Snowflake", "9.0.0", 9, 0));

    /** Every type that the driver knows and retl takes. */
    private static final List<Column> COLUMNS = columns(
            type("NUMBER", Types.BIGINT),
            type("NUMBER", Types.DECIMAL),
            type("DECFLOAT", 50_004),
            type("DOUBLE", Types.DOUBLE),
            type("BOOLEAN", Types.BOOLEAN),
            type("VARCHAR", Types.VARCHAR),
            type("BINARY", Types.BINARY),
            type("DATE", Types.DATE),
            type("TIME", Types.TIME),
            type("TIMESTAMPNTZ", Types.TIMESTAMP),
            type("TIMESTAMPLTZ", 50_000),
            type("TIMESTAMPTZ", 50_001),
            type("VARIANT", Types.VARCHAR),
            type("OBJECT", Types.STRUCT),
            type("ARRAY", Types.ARRAY),
            type("VECTOR", 50_003),
            type("GEOGRAPHY", Types.VARCHAR),
            type("GEOMETRY", Types.VARCHAR));

    private SnowflakeModels() {}

    /** A type as the driver reports it. */
    record TypeInMetaData(String name, int jdbcType) {}

    static TypeInMetaData type(String name, int jdbcType) {
        return new TypeInMetaData(name, jdbcType);
    }

    static Column column(int position, String name, TypeInMetaData type) {
        return new Column(
                position, name, DIALECT.types().columnType(type.jdbcType, type.name), type.name, type.jdbcType, 0);
    }

    private static List<Column> columns(TypeInMetaData... types) {
        List<Column> columns = new ArrayList<>();
        for (TypeInMetaData type : types) {
            columns.add(column(columns.size() + 1, "C_" + type.name + "_" + (columns.size() + 1), type));
        }
        return columns;
    }

    /** A model of every type, identified by its whole number. */
    static ModelShape everyType() {
        return model(COLUMNS);
    }

    /** A whole number and a text with a quote in its name, identified by the text. */
    static ModelShape named() {
        List<Column> columns = List.of(
                column(1, "SHOE_SIZE", type("NUMBER", Types.BIGINT)),
                column(2, "e\"mail", type("VARCHAR", Types.VARCHAR)));
        return new ModelShape("SELECT * FROM people // all", columns, columns.subList(1, 2), columns, 42);
    }

    static ModelShape model(List<Column> columns) {
        List<Column> byName =
                columns.stream().sorted(Comparator.comparing(Column::name)).toList();
        return new ModelShape("SELECT * FROM people", columns, columns.subList(0, 1), byName, 42);
    }

    static TableName table(String name) {
        return new TableName("retl", name);
    }

    static SyncTables tables() {
        return new SyncTables(
                new MappingTables(table("records"), table("checkpoints"), table("unresolved")),
                table("delta"),
                table("copy"),
                table("duplicates"),
                table("exceptions"),
                Stream.of("n1", "n2", "n3", "n4").map(SnowflakeModels::table).toList());
    }
}

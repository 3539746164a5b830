package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.TypeRules;
import java.util.List;

/**
 * How a record id is stored. Integers and UUIDs are native; everything else is a canonical text, as its bytes, because the
 * default collation of a session applies to every text, stored or not.
 */
enum DuckDbRecordId {
    /** Integers of up to 64 bits. */
    INTEGER("BIGINT"),
    /** Longer ones. */
    HUGE("HUGEINT"),
    /** The longest. */
    UNSIGNED_HUGE("UHUGEINT"),
    /** UUIDs. */
    UUID("UUID"),
    /** Everything else, and several columns. */
    TEXT("BLOB");

    private final String type;

    DuckDbRecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static DuckDbRecordId of(List<Column> idColumns) {
        if (idColumns.size() > 1) {
            return TEXT;
        }
        return switch (DuckDbType.of(idColumns.get(0).typeName()).name()) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> INTEGER;
            case "UBIGINT", "HUGEINT" -> HUGE;
            case "UHUGEINT" -> UNSIGNED_HUGE;
            case "UUID" -> UUID;
            default -> TEXT;
        };
    }

    /** Several columns are joined with the length before each, so that no two lists of values give one text. */
    static String expression(TypeRules types, List<ColumnReference> idColumns) {
        if (idColumns.size() > 1) {
            return "encode("
                    + types.joinedRecordId(
                            idColumns.stream().map(DuckDbRecordId::text).toList()) + ")";
        }
        ColumnReference id = idColumns.get(0);
        DuckDbRecordId stored = of(List.of(id.column()));
        return stored == TEXT ? "encode(" + text(id) + ")" : "CAST(" + id.sql() + " AS " + stored.type + ")";
    }

    /** Equal values give one text: no scale, no minus zero, no time zone. */
    private static String text(ColumnReference id) {
        DuckDbType type = DuckDbType.of(id.column().typeName());
        String sql = id.sql();
        return switch (type.holds()) {
            case TEXT -> type.name().equals("VARCHAR") ? sql : DuckDbText.of(sql);
            case DECIMAL ->
                type.scale() == 0 ? DuckDbText.of(sql) : "rtrim(rtrim(" + DuckDbText.of(sql) + ", '0'), '.')";
            case FLOAT -> "CASE WHEN isnan(%s) THEN 'nan' ELSE %s END".formatted(sql, DuckDbText.of(sql + " + 0"));
            case INSTANT -> instant(sql, type);
            case BINARY -> "hex(" + sql + ")";
            case ARRAY, STRUCT -> DuckDbText.of("to_json(" + DuckDbText.texts(sql, type) + ")");
            default -> DuckDbText.of(sql);
        };
    }

    private static String instant(String sql, DuckDbType type) {
        String utc = type.name().equals("TIMESTAMPTZ_NS")
                ? "make_timestamp_ns(epoch_ns(" + sql + "))"
                : "make_timestamp(epoch_us(" + sql + "))";
        return "COALESCE(" + DuckDbText.of(utc) + " || 'Z', " + DuckDbText.of(sql) + ")";
    }
}

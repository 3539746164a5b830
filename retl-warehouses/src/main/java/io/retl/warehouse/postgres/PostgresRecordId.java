package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a record id is stored. Integers and UUIDs are native; everything else is a canonical text that compares as bytes,
 * because the join with the records must not depend on a collation of the model.
 */
enum PostgresRecordId {
    /** {@code int2}, {@code int4} and {@code int8}. */
    INTEGER("BIGINT", "hashint8extended"),
    /** {@code uuid}. */
    UUID("UUID", "uuid_hash_extended"),
    /** Everything else, and several columns. */
    TEXT("TEXT COLLATE pg_catalog.\"C\"", "hashtextextended");

    private final String type;
    private final String hash;

    PostgresRecordId(String type, String hash) {
        this.type = type;
        this.hash = hash;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    /** The function that spreads it. */
    String hash() {
        return hash;
    }

    static PostgresRecordId of(List<Column> idColumns) {
        return idColumns.size() == 1 ? of(idColumns.get(0)) : TEXT;
    }

    private static PostgresRecordId of(Column column) {
        return switch (name(column)) {
            case "int2", "int4", "int8" -> INTEGER;
            case "uuid" -> UUID;
            default -> TEXT;
        };
    }

    /** The texts of several columns are joined as bytes: in some collations no text can be searched in another. */
    static String expression(List<ColumnReference> idColumns) {
        if (idColumns.size() > 1) {
            return idColumns.stream()
                    .map(PostgresRecordId::text)
                    .map(text -> "pg_catalog.replace(pg_catalog.replace(" + PostgresText.comparable(text)
                            + ", '~', '~0'), '/', '~1')")
                    .collect(Collectors.joining(" || '/' || "));
        }
        ColumnReference id = idColumns.get(0);
        return switch (of(id.column())) {
            case INTEGER -> id.sql() + "::pg_catalog.int8";
            case UUID -> id.sql();
            case TEXT -> PostgresText.comparable(text(id));
        };
    }

    /** Equal values give one text: no scale, no padding, no minus zero, no time zone. */
    private static String text(ColumnReference id) {
        String sql = id.sql();
        return switch (name(id.column())) {
            case "numeric" -> "pg_catalog.trim_scale(" + sql + ")::pg_catalog.text";
            case "float4" -> "(" + sql + " + '0'::pg_catalog.float4)::pg_catalog.text";
            case "float8" -> "(" + sql + " + '0'::pg_catalog.float8)::pg_catalog.text";
            case "date" -> instant(sql, sql + "::pg_catalog.timestamp", "YYYY-MM-DD", "");
            case "timestamp" -> instant(sql, sql, "YYYY-MM-DD\"T\"HH24:MI:SS.US", "");
            case "timestamptz" ->
                instant(sql, "pg_catalog.timezone('UTC', " + sql + ")", "YYYY-MM-DD\"T\"HH24:MI:SS.US", "Z");
            case "bytea" -> "pg_catalog.encode(" + sql + ", 'hex')";
            case "money" -> "pg_catalog.encode(pg_catalog.cash_send(" + sql + "), 'hex')";
            default -> sql + "::pg_catalog.text";
        };
    }

    /** A pattern has no text for infinity, and the same one for a year before and after Christ. */
    private static String instant(String sql, String timestamp, String pattern, String suffix) {
        return ("CASE WHEN pg_catalog.isfinite(%s) THEN pg_catalog.to_char(%s, '%s') || "
                        + "CASE WHEN %s < '0001-01-01' THEN '%s BC' ELSE '%s' END ELSE %s::pg_catalog.text END")
                .formatted(sql, timestamp, pattern, timestamp, suffix, suffix, sql);
    }

    private static String name(Column column) {
        return PostgresType.named(column.typeName()).map(PostgresType::name).orElse("");
    }
}

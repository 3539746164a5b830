package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The checksum: the extended hash of a row, which the server also places rows of hash partitions by and therefore keeps
 * from version to version.
 *
 * <p>Invariant: two rows that differ in any value have different inputs. The hash follows a type's equality, so only
 * types whose equal values are the same bytes go in as they are. The others go in as the bytes of their binary output
 * function: numbers with a scale (1.0 = 1.00), spans of time (1 day = 24 hours), padded text, JSON. 64-bit integers and
 * points in time do, too: their hash folds them to 32 bits first, so that 1 and 2^32 agree.
 *
 * <p>Types of users have no bytes that survive a restore, since these hold object ids: they go in as text, which the
 * pinned session settles.
 */
final class PostgresChecksum {
    private PostgresChecksum() {}

    /** The leading constant keeps rows apart that begin with nulls: a null adds nothing but its place. */
    static String expression(List<ColumnReference> columns, long seed) {
        return columns.stream()
                .map(PostgresChecksum::input)
                .collect(Collectors.joining(
                        ", ", "pg_catalog.hash_record_extended(ROW(true, ", "), '" + seed + "'::pg_catalog.int8)"));
    }

    private static String input(ColumnReference reference) {
        Column column = reference.column();
        String sql = reference.sql();
        if (PostgresType.elementOf(column.typeName()).isPresent()) {
            return "pg_catalog.array_send(" + sql + ")";
        }
        return PostgresType.named(column.typeName())
                .map(type -> input(type, sql))
                .orElseGet(() -> PostgresText.comparable(sql + "::pg_catalog.text"));
    }

    private static String input(PostgresType type, String sql) {
        return switch (type.name()) {
            case "bool", "int2", "int4", "oid", "date", "uuid", "bytea" -> sql;
            case "text", "varchar" -> PostgresText.comparable(sql);
            default -> "pg_catalog." + type.send() + "(" + sql + ")";
        };
    }
}

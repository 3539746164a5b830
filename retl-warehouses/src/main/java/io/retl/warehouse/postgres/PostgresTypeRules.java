package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.Moments;
import io.retl.warehouse.spi.TypeRules;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's types in both directions. Immutable. */
final class PostgresTypeRules implements TypeRules {
    /** Raise it with any change to {@link PostgresChecksum} or {@link PostgresRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    /** Types of expressions that no table can hold, and so no delta. */
    private static final Set<String> PSEUDO_TYPES = Set.of("record", "_record", "void");

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        if (PSEUDO_TYPES.contains(typeName)) {
            throw new UnsupportedWarehouseException(
                    "The query has a column of the type %s, which no table can hold. Cast it to text, or leave it out."
                            .formatted(typeName));
        }
        return PostgresType.named(typeName).map(PostgresType::type).orElseGet(() -> otherType(jdbcType));
    }

    /** The driver calls enumerations VARCHAR. Composite values have no names in their text, so they are no structs. */
    private static ColumnType otherType(int jdbcType) {
        return switch (jdbcType) {
            case Types.ARRAY -> ColumnType.ARRAY;
            case Types.VARCHAR -> ColumnType.TEXT;
            default -> ColumnType.OTHER;
        };
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return PostgresRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return PostgresRecordId.expression(idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return recordId + "::pg_catalog.text";
    }

    @Override
    public String checksumType() {
        return "BIGINT";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return PostgresChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return checksum + "::pg_catalog.text";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return PostgresBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return PostgresBytes.least(column);
    }

    @Override
    public String moment(Instant moment, Column column) {
        return switch (column.type()) {
            case DATE -> "'" + Moments.date(moment) + "'::pg_catalog.date";
            case TIMESTAMP -> "'" + Moments.dateAndTime(moment) + "'::pg_catalog.timestamp";
            case INSTANT -> "'" + Moments.dateAndTime(moment) + "+00'::pg_catalog.timestamptz";
            default -> TypeRules.super.moment(moment, column);
        };
    }

    @Override
    public String clock(Column column) {
        return switch (column.type()) {
            case DATE -> "pg_catalog.timezone('UTC', pg_catalog.now())::pg_catalog.date";
            case TIMESTAMP -> "pg_catalog.timezone('UTC', pg_catalog.now())";
            case INSTANT -> "pg_catalog.now()";
            default -> TypeRules.super.clock(column);
        };
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        String hash = "pg_catalog." + PostgresRecordId.of(idColumns).hash() + "(" + recordId + ", 0)";
        return "((%s %% %s + %s) %% %s)".formatted(hash, buckets, buckets, buckets);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        if (column.type() == ColumnType.BINARY) {
            return PostgresValues.bytes(row.getObject(index));
        }
        String text = row.getString(index);
        return text == null ? null : PostgresValues.value(column, text);
    }
}

package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Snowflake's types in both directions. Immutable. */
final class SnowflakeTypeRules implements TypeRules {
    /** Raise it with any change to {@link SnowflakeChecksum} or {@link SnowflakeRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return SnowflakeType.of(jdbcType, typeName);
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return SnowflakeRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return SnowflakeRecordId.expression(this, idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return SnowflakeRecordId.of(idColumns) == SnowflakeRecordId.TEXT
                ? "TO_VARCHAR(" + recordId + ", 'UTF-8')"
                : "CAST(" + recordId + " AS VARCHAR)";
    }

    @Override
    public String checksumType() {
        return "BINARY";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return SnowflakeChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return "HEX_ENCODE(" + checksum + ")";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return SnowflakeBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return SnowflakeBytes.least(column);
    }

    @Override
    public String clock(Column column) {
        throw new UnsupportedWarehouseException(
                "On Snowflake retl does not read by the timestamp column '%s' yet. Leave timestampColumn out: every sync then compares all rows."
                        .formatted(column.name()));
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        String text = SnowflakeRecordId.of(idColumns) == SnowflakeRecordId.TEXT
                ? "HEX_ENCODE(" + recordId + ")"
                : "CAST(" + recordId + " AS VARCHAR)";
        return "MOD(MD5_NUMBER_LOWER64(" + text + "), " + buckets + ")";
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return SnowflakeValues.read(row, index, column);
    }
}

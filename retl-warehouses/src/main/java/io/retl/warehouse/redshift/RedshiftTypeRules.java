package io.retl.warehouse.redshift;

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

/** Redshift's types in both directions. Immutable. */
final class RedshiftTypeRules implements TypeRules {
    /** Raise it with any change to {@link RedshiftChecksum} or {@link RedshiftRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    /** What a text column holds. */
    static final int MAX_TEXT_BYTES = 65_535;

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return RedshiftType.of(typeName);
    }

    @Override
    public String textType(int maxCharacters) {
        return "VARCHAR(" + Math.min(maxCharacters, MAX_TEXT_BYTES) + ")";
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return RedshiftRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return RedshiftRecordId.expression(this, idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return RedshiftRecordId.of(idColumns).text(recordId);
    }

    @Override
    public String checksumType() {
        return "VARCHAR(32)";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return RedshiftChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return checksum;
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return RedshiftBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return RedshiftBytes.least(column);
    }

    @Override
    public String clock(Column column) {
        throw new UnsupportedWarehouseException(
                "On Redshift retl does not read by the timestamp column '%s' yet. Leave timestampColumn out: every sync then compares all rows."
                        .formatted(column.name()));
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return RedshiftRecordId.of(idColumns).bucket(recordId, buckets);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : RedshiftValues.value(column, text);
    }
}

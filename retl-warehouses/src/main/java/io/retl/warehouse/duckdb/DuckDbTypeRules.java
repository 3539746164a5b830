package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DuckDB's types in both directions. Immutable. */
final class DuckDbTypeRules implements TypeRules {
    /** Raise it with any change to {@link DuckDbChecksum} or {@link DuckDbRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    /** The names of types inside a type are judged, too. */
    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        DuckDbType type = DuckDbType.of(typeName);
        requireKnown(type);
        return type.holds();
    }

    private static void requireKnown(DuckDbType type) {
        type.holds();
        type.parts().forEach(part -> requireKnown(part.type()));
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return DuckDbRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return DuckDbRecordId.expression(this, idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return DuckDbRecordId.of(idColumns) == DuckDbRecordId.TEXT
                ? "decode(" + recordId + ")"
                : DuckDbText.of(recordId);
    }

    @Override
    public String checksumType() {
        return "UHUGEINT";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return DuckDbChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return DuckDbText.of(checksum);
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return DuckDbBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return DuckDbBytes.least(column);
    }

    /** The product's own hash is nothing to store, but two versions of it may well choose different rows to go first. */
    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return "CAST(hash(" + recordId + ") % " + buckets + " AS INTEGER)";
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        Object value = row.getObject(index);
        return value == null ? null : DuckDbValues.value(column, value);
    }
}

package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.Moments;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** BigQuery's types in both directions. Immutable. */
final class BigQueryTypeRules implements TypeRules {
    /** Raise it with any change to {@link BigQueryChecksum} or {@link BigQueryRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    private static final String INTEGER = "INT64";

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return BigQueryType.of(jdbcType, typeName).type();
    }

    @Override
    public String longType() {
        return INTEGER;
    }

    @Override
    public String smallType() {
        return INTEGER;
    }

    /** A longest length would only be one more thing that may fail. */
    @Override
    public String textType(int maxCharacters) {
        return "STRING";
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return BigQueryRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return BigQueryRecordId.expression(this, idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return "CAST(" + recordId + " AS STRING)";
    }

    @Override
    public String checksumType() {
        return "BYTES";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return BigQueryChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return "TO_HEX(" + checksum + ")";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return BigQueryBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return BigQueryBytes.least(column);
    }

    @Override
    public String moment(Instant moment, Column column) {
        return switch (column.type()) {
            case DATE -> "DATE '" + Moments.date(moment) + "'";
            case TIMESTAMP -> "DATETIME '" + Moments.dateAndTime(moment) + "'";
            default -> "TIMESTAMP '" + Moments.dateAndTime(moment) + "+00:00'";
        };
    }

    @Override
    public String clock(Column column) {
        return switch (column.type()) {
            case DATE -> "CURRENT_DATE('UTC')";
            case TIMESTAMP -> "CURRENT_DATETIME('UTC')";
            default -> "CURRENT_TIMESTAMP()";
        };
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return BigQueryRecordId.of(idColumns).bucket(recordId, buckets);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : BigQueryValues.value(BigQueryType.of(column.jdbcType(), column.typeName()), text);
    }
}

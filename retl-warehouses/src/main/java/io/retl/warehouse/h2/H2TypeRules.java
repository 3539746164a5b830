package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** H2's types in both directions. Immutable. */
final class H2TypeRules implements TypeRules {
    /** Raise it with any change to {@link H2Checksum} or {@link H2RecordId} that shows in a result. */
    private static final int ENCODING = 1;

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return H2Type.of(typeName);
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return H2RecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return H2RecordId.expression(this, idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return H2RecordId.of(idColumns) == H2RecordId.TEXT
                ? "UTF8TOSTRING(" + recordId + ")"
                : "CAST(" + recordId + " AS VARCHAR)";
    }

    @Override
    public String checksumType() {
        return "VARBINARY(32)";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return H2Checksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return "RAWTOHEX(" + checksum + ")";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return H2Bytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return H2Bytes.least(column);
    }

    /** A cast to a type without a zone takes the zone of the session, so the time is counted from 1970. */
    @Override
    public String clock(Column column) {
        String utc = "DATEADD(MICROSECOND, CAST(FLOOR(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000) AS BIGINT),"
                + " TIMESTAMP '1970-01-01 00:00:00')";
        return switch (column.type()) {
            case DATE -> "CAST(" + utc + " AS DATE)";
            case TIMESTAMP -> utc;
            default -> TypeRules.super.clock(column);
        };
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return "ORA_HASH(" + recordId + ", " + (buckets - 1) + ")";
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return H2Values.read(row, index, column.typeName());
    }
}

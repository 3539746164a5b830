package io.retl.it;

import io.retl.it.NewerH2.Earlier;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types of another dialect, with a checksum of the next version.
 *
 * @param present the other dialect's
 * @param earlier what becomes of the present checksum
 */
record NewerTypes(TypeRules present, Earlier earlier) implements TypeRules {
    @Override
    public int encoding() {
        return present.encoding() + 1;
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return "HASH('SHA-256', " + present.checksum(columns, seed) + ")";
    }

    @Override
    public Optional<String> earlierChecksum(List<ColumnReference> columns, long seed, int encoding) {
        return earlier == Earlier.COMPUTED && encoding == present.encoding()
                ? Optional.of(present.checksum(columns, seed))
                : Optional.empty();
    }

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return present.columnType(jdbcType, typeName);
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return present.recordIdType(idColumns);
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return present.recordId(idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return present.recordIdText(recordId, idColumns);
    }

    @Override
    public String checksumType() {
        return present.checksumType();
    }

    @Override
    public String checksumText(String checksum) {
        return present.checksumText(checksum);
    }

    @Override
    public String bytes(ColumnReference column) {
        return present.bytes(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return present.minBytes(column);
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return present.bucket(recordId, idColumns, buckets);
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        return present.read(row, index, column);
    }
}

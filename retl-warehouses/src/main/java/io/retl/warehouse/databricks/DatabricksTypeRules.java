package io.retl.warehouse.databricks;

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

/** Databricks' types in both directions. Immutable. */
final class DatabricksTypeRules implements TypeRules {
    /** Raise it with any change to {@link DatabricksChecksum} or {@link DatabricksRecordId} that shows in a result. */
    private static final int ENCODING = 1;

    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        DatabricksType type = DatabricksType.of(typeName);
        if (type.columnType() == ColumnType.OTHER) {
            throw new UnsupportedWarehouseException(
                    ("The query has a column of the type %s, which a Delta table cannot hold or retl does not know. "
                                    + "Cast it to STRING, or leave it out.")
                            .formatted(typeName));
        }
        if (!type.isComplete()) {
            throw new UnsupportedWarehouseException(
                    ("The query has a column of the type %s, in which a part is missing, cannot be held by a Delta table or is "
                                    + "unknown to retl. Connect with useThriftClient=0, so that the driver names all parts, "
                                    + "or select the column with to_json.")
                            .formatted(typeName));
        }
        return type.columnType();
    }

    /** Text of any length is one type, and a declared length would be a check on every write. */
    @Override
    public String textType(int maxCharacters) {
        return "STRING";
    }

    @Override
    public String recordIdType(List<Column> idColumns) {
        return DatabricksRecordId.of(idColumns).type();
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        return DatabricksRecordId.expression(idColumns);
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return "CAST(" + recordId + " AS STRING)";
    }

    @Override
    public String checksumType() {
        return "BINARY";
    }

    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return DatabricksChecksum.expression(columns, seed);
    }

    @Override
    public String checksumText(String checksum) {
        return "hex(" + checksum + ")";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    @Override
    public String bytes(ColumnReference column) {
        return DatabricksBytes.expression(column);
    }

    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return DatabricksBytes.least(column);
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return "pmod(xxhash64(" + recordId + "), " + buckets + ")";
    }

    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        String text = row.getString(index);
        return text == null ? null : DatabricksValues.value(column.type(), text);
    }
}

package io.retl.warehouse.spi;

import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dialect of no product: as little as possible on top of what the shared rendering says. */
record StandardDialect(Set<Capability> capabilities) implements Dialect {
    @Override
    public Set<SyntaxFeature> syntax() {
        return Set.of();
    }

    @Override
    public Naming naming() {
        return Naming.standard(63);
    }

    @Override
    public TypeRules types() {
        return new Types();
    }

    @Override
    public StatementRules statements() {
        return () -> this;
    }

    @Override
    public List<String> grants(String schema, String role) {
        return List.of();
    }

    private static final class Types implements TypeRules {
        private static String list(List<ColumnReference> columns) {
            return columns.stream().map(ColumnReference::sql).collect(Collectors.joining(", "));
        }

        @Override
        public ColumnType columnType(int jdbcType, String typeName) {
            return ColumnType.TEXT;
        }

        @Override
        public String recordIdType(List<Column> idColumns) {
            return "ID_TYPE";
        }

        @Override
        public String recordId(List<ColumnReference> idColumns) {
            return "ID(" + list(idColumns) + ")";
        }

        @Override
        public String recordIdText(String recordId, List<Column> idColumns) {
            return "ID_TEXT(" + recordId + ")";
        }

        @Override
        public String checksumType() {
            return "SUM_TYPE";
        }

        @Override
        public String checksum(List<ColumnReference> columns, long seed) {
            return "CHECKSUM(" + seed + ", " + list(columns) + ")";
        }

        @Override
        public Optional<String> earlierChecksum(List<ColumnReference> columns, long seed, int encoding) {
            return encoding == 2 ? Optional.of("CHECKSUM_2(" + seed + ", " + list(columns) + ")") : Optional.empty();
        }

        @Override
        public String checksumText(String checksum) {
            return "SUM_TEXT(" + checksum + ")";
        }

        @Override
        public int encoding() {
            return 3;
        }

        @Override
        public String bytes(ColumnReference column) {
            return "BYTES(" + column.sql() + ")";
        }

        @Override
        public Optional<String> minBytes(ColumnReference column) {
            return column.column().type() == ColumnType.TEXT
                    ? Optional.of("MIN_BYTES(" + column.sql() + ")")
                    : Optional.empty();
        }

        @Override
        public String bucket(String recordId, List<Column> idColumns, int buckets) {
            return "BUCKET(" + recordId + ", " + buckets + ")";
        }

        @Override
        public @Nullable Object read(ResultSet row, int index, Column column) {
            return null;
        }
    }
}

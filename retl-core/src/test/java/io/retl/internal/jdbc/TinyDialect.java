package io.retl.internal.jdbc;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As much of a dialect for H2 as the tests of this module need; it sets the session's time zone. */
public final class TinyDialect implements Dialect {
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.TRANSACTION);
    }

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
        return new TinyTypes();
    }

    @Override
    public StatementRules statements() {
        return () -> this;
    }

    @Override
    public SessionSettings session() {
        return new SessionSettings() {
            @Override
            public List<Sql> current() {
                return List.of(Sql.of(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'"));
            }

            @Override
            public List<Sql> apply() {
                return List.of(Sql.of("SET TIME ZONE 'UTC'"));
            }

            @Override
            public List<Sql> restore(List<String> values) {
                return List.of(Sql.of("SET TIME ZONE '" + values.get(0) + "'"));
            }
        };
    }

    @Override
    public List<String> grants(String schema, String role) {
        return List.of();
    }

    private static final class TinyTypes implements TypeRules {
        @Override
        public ColumnType columnType(int jdbcType, String typeName) {
            if (jdbcType == Types.TIMESTAMP) {
                return ColumnType.TIMESTAMP;
            }
            return jdbcType == Types.BIGINT || jdbcType == Types.INTEGER ? ColumnType.INTEGER : ColumnType.TEXT;
        }

        @Override
        public String recordIdType(List<Column> idColumns) {
            return "VARCHAR";
        }

        @Override
        public String recordId(List<ColumnReference> idColumns) {
            return idColumns.get(0).sql();
        }

        @Override
        public String recordIdText(String recordId, List<Column> idColumns) {
            return recordId;
        }

        @Override
        public String checksumType() {
            return "VARCHAR";
        }

        @Override
        public String checksum(List<ColumnReference> columns, long seed) {
            return columns.get(0).sql();
        }

        @Override
        public String checksumText(String checksum) {
            return checksum;
        }

        @Override
        public int encoding() {
            return 1;
        }

        @Override
        public String bytes(ColumnReference column) {
            return "1";
        }

        @Override
        public Optional<String> minBytes(ColumnReference column) {
            return Optional.empty();
        }

        @Override
        public String bucket(String recordId, List<Column> idColumns, int buckets) {
            return "0";
        }

        @Override
        public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
            return row.getObject(index);
        }
    }
}

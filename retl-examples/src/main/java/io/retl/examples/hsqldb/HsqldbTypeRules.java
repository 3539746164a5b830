package io.retl.examples.hsqldb;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.Moments;
import io.retl.warehouse.spi.TypeRules;
import io.retl.warehouse.spi.UnsupportedWarehouseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** HSQLDB's types in both directions. Immutable. */
final class HsqldbTypeRules implements TypeRules {
    /** Raise it with any change to a record id or a checksum that shows in a result. */
    private static final int ENCODING = 1;

    /** The most that a function in Java takes as a string; longer values reach it as a large object. */
    private static final int MAX_FUNCTION_CHARACTERS = 32_768;

    private static final String PLAIN = "VARCHAR(" + MAX_FUNCTION_CHARACTERS + ")";

    /** By name, because the driver gives several types one number. */
    @Override
    public ColumnType columnType(int jdbcType, String typeName) {
        return switch (typeName) {
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> ColumnType.INTEGER;
            case "DECIMAL", "NUMERIC" -> ColumnType.DECIMAL;
            case "DOUBLE" -> ColumnType.FLOAT;
            case "CHARACTER", "VARCHAR", "VARCHAR_IGNORECASE", "CLOB" -> ColumnType.TEXT;
            case "BINARY", "VARBINARY", "BLOB" -> ColumnType.BINARY;
            case "DATE" -> ColumnType.DATE;
            case "TIME", "TIME WITH TIME ZONE" -> ColumnType.TIME;
            case "TIMESTAMP" -> ColumnType.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ColumnType.INSTANT;
            case "UUID" -> ColumnType.UUID;
            case "BIT", "BIT VARYING" -> ColumnType.OTHER;
            default -> {
                if (typeName.startsWith("INTERVAL")) {
                    yield ColumnType.INTERVAL;
                }
                throw new UnsupportedWarehouseException(
                        "The query has a column of the type %s, which this dialect does not read. Leave it out or cast it."
                                .formatted(typeName));
            }
        };
    }

    /** The characters of a text as bytes: no collation, case or padding of the database makes two ids one. */
    @Override
    public String recordIdType(List<Column> idColumns) {
        return switch (idType(idColumns)) {
            case INTEGER -> "BIGINT";
            case UUID -> "UUID";
            default -> "VARBINARY(" + MAX_FUNCTION_CHARACTERS + ")";
        };
    }

    @Override
    public String recordId(List<ColumnReference> idColumns) {
        List<Column> columns = idColumns.stream().map(ColumnReference::column).toList();
        return switch (idType(columns)) {
            case INTEGER -> "CAST(" + idColumns.get(0).sql() + " AS BIGINT)";
            case UUID -> idColumns.get(0).sql();
            default -> HsqldbFunctions.call("bytes", idText(idColumns));
        };
    }

    @Override
    public String recordIdText(String recordId, List<Column> idColumns) {
        return switch (idType(idColumns)) {
            case INTEGER, UUID -> "CAST(" + recordId + " AS VARCHAR(36))";
            default -> HsqldbFunctions.call("text", recordId);
        };
    }

    private static ColumnType idType(List<Column> idColumns) {
        return idColumns.size() == 1 ? idColumns.get(0).type() : ColumnType.OTHER;
    }

    private String idText(List<ColumnReference> idColumns) {
        List<String> texts = idColumns.stream()
                .map(id ->
                        id.column().type() == ColumnType.DECIMAL ? HsqldbFunctions.call("digits", text(id)) : text(id))
                .toList();
        return texts.size() == 1 ? texts.get(0) : joinedRecordId(texts);
    }

    @Override
    public String checksumType() {
        return "VARBINARY(32)";
    }

    /** SHA-256 over one text per row, in which each value says where it ends: see {@link HsqldbFunctions#part}. */
    @Override
    public String checksum(List<ColumnReference> columns, long seed) {
        return HsqldbFunctions.call(
                "sha256",
                columns.stream()
                        .map(HsqldbTypeRules::part)
                        .collect(Collectors.joining(" || ", "'" + seed + ":' || ", "")));
    }

    private static String part(ColumnReference reference) {
        Column column = reference.column();
        boolean isText = column.type() == ColumnType.TEXT;
        long characters = isText ? column.precision() : 2L * column.precision();
        if ((isText || column.type() == ColumnType.BINARY)
                && (characters == 0 || characters > MAX_FUNCTION_CHARACTERS)) {
            String value = isText ? reference.sql() : text(reference);
            return HsqldbFunctions.call("longPart", "CAST(" + value + " AS CLOB)");
        }
        return HsqldbFunctions.call("part", text(reference));
    }

    /** The text of a value, null for null. No setting of a session shows in it. */
    private static String text(ColumnReference column) {
        String sql = column.sql();
        return switch (column.column().type()) {
            case TEXT -> column.column().typeName().equals("CLOB") ? "CAST(" + sql + " AS LONGVARCHAR)" : sql;
            case BINARY -> "RAWTOHEX(" + sql + ")";
            case FLOAT -> HsqldbFunctions.call("decimal", sql);
            case INSTANT -> "CAST(" + sql + " AT TIME ZONE INTERVAL '0:00' HOUR TO MINUTE AS " + PLAIN + ")";
            default -> "CAST(" + sql + " AS " + PLAIN + ")";
        };
    }

    @Override
    public String checksumText(String checksum) {
        return "RAWTOHEX(" + checksum + ")";
    }

    @Override
    public int encoding() {
        return ENCODING;
    }

    /** A character takes at most three bytes, or two for each half of a pair. */
    @Override
    public String bytes(ColumnReference column) {
        String sql = column.sql();
        String size = switch (column.column().type()) {
            case BINARY -> "OCTET_LENGTH(" + sql + ") * 2 + 2";
            case TEXT -> "CHAR_LENGTH(" + sql + ") * 3 + 2";
            case FLOAT -> "26";
            default -> "CHAR_LENGTH(" + text(column) + ") + 2";
        };
        return "COALESCE(" + size + ", 0)";
    }

    /** A character takes a byte at least. Decimal numbers and bits end at what a function takes as a string. */
    @Override
    public Optional<String> minBytes(ColumnReference column) {
        return switch (column.column().type()) {
            case BINARY -> Optional.of("COALESCE((OCTET_LENGTH(" + column.sql() + ") + 2) / 3 * 4 + 2, 0)");
            case TEXT -> Optional.of("COALESCE(CHAR_LENGTH(" + column.sql() + ") + 2, 0)");
            default -> Optional.empty();
        };
    }

    @Override
    public String moment(Instant moment, Column column) {
        return column.type() == ColumnType.INSTANT
                ? "TIMESTAMP '" + Moments.dateAndTime(moment) + "+0:00'"
                : TypeRules.super.moment(moment, column);
    }

    /** A zone is an interval here. */
    @Override
    public String clock(Column column) {
        return TypeRules.super.clock(column).replace("TIME ZONE 'UTC'", "TIME ZONE INTERVAL '0:00' HOUR TO MINUTE");
    }

    @Override
    public String bucket(String recordId, List<Column> idColumns, int buckets) {
        return HsqldbFunctions.call("bucket", recordIdText(recordId, idColumns), String.valueOf(buckets));
    }

    /** Times are read as the classes of java.time, which no time zone of the session or the virtual machine shifts. */
    @Override
    public @Nullable Object read(ResultSet row, int index, Column column) throws SQLException {
        if (row.getObject(index) == null) {
            return null;
        }
        return switch (column.type()) {
            case BOOLEAN -> row.getBoolean(index);
            case INTEGER -> row.getLong(index);
            case DECIMAL -> row.getBigDecimal(index);
            case FLOAT -> finite(row.getDouble(index));
            case BINARY -> row.getBytes(index);
            case TIMESTAMP -> row.getObject(index, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            case INSTANT -> row.getObject(index, OffsetDateTime.class).toInstant();
            default -> row.getString(index);
        };
    }

    /** JSON has no name for infinity and for what is not a number: these stay text. */
    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : String.valueOf(value);
    }
}

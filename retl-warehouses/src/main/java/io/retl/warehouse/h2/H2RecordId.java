package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.TypeRules;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a record id is stored. Integers and UUIDs are native; everything else is a canonical text, as its bytes: so no
 * collation, folding of case or padding of the database can make two ids one.
 */
enum H2RecordId {
    /** All integers. */
    INTEGER("BIGINT"),
    /** UUIDs. */
    UUID("UUID"),
    /** Everything else, and several columns. */
    TEXT("VARBINARY");

    private final String type;

    H2RecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static H2RecordId of(List<Column> idColumns) {
        if (idColumns.size() > 1) {
            return TEXT;
        }
        return switch (H2Type.of(idColumns.get(0).typeName())) {
            case INTEGER -> INTEGER;
            case UUID -> UUID;
            default -> TEXT;
        };
    }

    /** In the modes in which H2 takes null for an empty text, only a condition of its own finds a null among several. */
    static String expression(TypeRules types, List<ColumnReference> idColumns) {
        if (idColumns.size() > 1) {
            String joined = types.joinedRecordId(
                    idColumns.stream().map(H2RecordId::text).toList());
            String missing =
                    idColumns.stream().map(column -> column.sql() + " IS NULL").collect(Collectors.joining(" OR "));
            return "CASE WHEN " + missing + " THEN NULL ELSE STRINGTOUTF8(" + joined + ") END";
        }
        ColumnReference id = idColumns.get(0);
        return switch (of(List.of(id.column()))) {
            case INTEGER -> "CAST(" + id.sql() + " AS BIGINT)";
            case UUID -> id.sql();
            case TEXT -> "STRINGTOUTF8(" + text(id) + ")";
        };
    }

    /** Equal values give one text: no scale, no padding, no time zone. */
    private static String text(ColumnReference id) {
        String typeName = id.column().typeName();
        String text = H2Text.of(id.sql(), typeName);
        return switch (H2Type.of(typeName)) {
            case DECIMAL -> decimal(id.sql(), text);
            case INSTANT -> "CAST(" + id.sql() + " AT TIME ZONE 'UTC' AS VARCHAR)";
            case BINARY -> "RAWTOHEX(CAST(" + id.sql() + " AS VARBINARY))";
            default -> text;
        };
    }

    /** Whole numbers in full, since DECFLOAT writes 1E+10; else without closing zeros. */
    private static String decimal(String sql, String text) {
        return ("CASE WHEN ABS(%s) < 1E30 AND %s = FLOOR(%s) THEN CAST(CAST(%s AS NUMERIC(31)) AS VARCHAR) "
                        + "WHEN LOCATE('.', %s) > 0 AND LOCATE('E', %s) = 0 "
                        + "THEN TRIM(TRAILING '0' FROM %s) ELSE %s END")
                .formatted(sql, sql, sql, sql, text, text, text, text);
    }
}

package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.TypeRules;
import java.util.List;

/**
 * How a record id is stored. Integers are native; everything else is a canonical text, as its bytes in hexadecimal: Redshift ignores
 * blanks at the end of a text when it compares, and case where a database or a column says so. Hexadecimal text has neither.
 */
enum RedshiftRecordId {
    /** All integers. */
    INTEGER("BIGINT"),
    /** Everything else, and several columns. */
    TEXT("VARCHAR(65535)");

    private static final int BUCKET_DIGITS = 8;

    private final String type;

    RedshiftRecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static RedshiftRecordId of(List<Column> idColumns) {
        return idColumns.size() == 1 && RedshiftType.of(idColumns.get(0).typeName()) == ColumnType.INTEGER
                ? INTEGER
                : TEXT;
    }

    /** Several columns are joined with the length before each, so that no two lists of values give one text. */
    static String expression(TypeRules types, List<ColumnReference> idColumns) {
        ColumnReference first = idColumns.get(0);
        if (idColumns.size() > 1) {
            return hex(types.joinedRecordId(idColumns.stream().map(RedshiftRecordId::text).toList()));
        }
        return of(List.of(first.column())) == INTEGER ? "CAST(" + first.sql() + " AS BIGINT)" : hex(text(first));
    }

    private static String hex(String text) {
        return "TO_HEX(TO_VARBYTE(" + text + ", 'utf8'))";
    }

    /** Equal values give one text: no scale, no padding, no time zone. */
    private static String text(ColumnReference id) {
        String text = RedshiftText.of(id);
        return switch (RedshiftType.of(id.column().typeName())) {
            case DECIMAL ->
                "CASE WHEN STRPOS(%s, '.') > 0 THEN RTRIM(RTRIM(%s, '0'), '.') ELSE %s END".formatted(text, text, text);
            case TIMESTAMP -> "(REPLACE(" + text + ", ' ', 'T'))";
            case INSTANT -> "(REPLACE(" + text + ", ' ', 'T') || 'Z')";
            case BINARY -> "TO_HEX(" + id.sql() + ")";
            case JSON -> "JSON_SERIALIZE(" + id.sql() + ")";
            default -> "(" + text + ")";
        };
    }

    /** A stored record id as text. */
    String text(String recordId) {
        return this == INTEGER ? RedshiftText.integer(recordId) : "FROM_VARBYTE(FROM_HEX(" + recordId + "), 'utf8')";
    }

    /** The first 32 bits of the hash of the id, spread over the buckets. */
    String bucket(String recordId, int buckets) {
        String text = this == INTEGER ? RedshiftText.integer(recordId) : recordId;
        return "(STRTOL(LEFT(MD5(" + text + "), " + BUCKET_DIGITS + "), 16) % " + buckets + ")";
    }
}

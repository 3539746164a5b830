package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.TypeRules;
import java.util.List;

/**
 * How a record id is stored. Integers are native; everything else is a canonical text, as its bytes: so no collation of the
 * model's columns or of the state dataset can make two ids one.
 */
enum BigQueryRecordId {
    /** All integers. */
    INTEGER("INT64"),
    /** Everything else, and several columns. */
    TEXT("BYTES");

    private final String type;

    BigQueryRecordId(String type) {
        this.type = type;
    }

    /** The type of the column. */
    String type() {
        return type;
    }

    static BigQueryRecordId of(List<Column> idColumns) {
        boolean integer = idColumns.size() == 1
                && BigQueryType.of(idColumns.get(0).jdbcType(), idColumns.get(0).typeName()) == BigQueryType.INT64;
        return integer ? INTEGER : TEXT;
    }

    /** Several columns are joined with the length before each, so that no two lists of values give one text. */
    static String expression(TypeRules types, List<ColumnReference> idColumns) {
        if (idColumns.size() > 1) {
            return "CAST("
                    + types.joinedRecordId(
                            idColumns.stream().map(BigQueryRecordId::text).toList()) + " AS BYTES)";
        }
        ColumnReference id = idColumns.get(0);
        return of(List.of(id.column())) == INTEGER ? id.sql() : "CAST(" + text(id) + " AS BYTES)";
    }

    /** Equal values give one text: no scale, no minus zero, no time zone. */
    private static String text(ColumnReference id) {
        String sql = id.sql();
        return switch (BigQueryText.type(id)) {
            case FLOAT64 -> BigQueryFormat.number(sql + " + 0");
            case DATETIME -> BigQueryFormat.dateTime(sql);
            case TIMESTAMP -> BigQueryFormat.instant(sql);
            case BYTES -> "TO_HEX(" + sql + ")";
            default -> BigQueryText.delivered(id);
        };
    }

    /** A number from 0; the fingerprint is one that the product promises to keep for ever. */
    String bucket(String recordId, int buckets) {
        String hash = "FARM_FINGERPRINT(" + (this == INTEGER ? "CAST(" + recordId + " AS STRING)" : recordId) + ")";
        return "MOD(MOD(%s, %s) + %s, %s)".formatted(hash, buckets, buckets, buckets);
    }
}

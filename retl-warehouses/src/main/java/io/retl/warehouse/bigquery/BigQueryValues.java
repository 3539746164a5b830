package io.retl.warehouse.bigquery;

import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Makes values from the texts of {@link BigQueryText#delivered}. */
final class BigQueryValues {
    private BigQueryValues() {}

    static Object value(BigQueryType type, String text) {
        return switch (type) {
            case BOOL -> Boolean.valueOf(text);
            case INT64 -> Long.valueOf(text);
            case NUMERIC, BIGNUMERIC -> new BigDecimal(text);
            case FLOAT64 -> number(text);
            case DATETIME, TIMESTAMP -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
            case BYTES -> Base64.getDecoder().decode(text);
            case JSON, ARRAY, STRUCT, RANGE -> new JsonText(text);
            default -> text;
        };
    }

    private static Object number(String text) {
        return switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> Double.valueOf(text);
        };
    }
}

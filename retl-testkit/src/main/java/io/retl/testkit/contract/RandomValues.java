package io.retl.testkit.contract;

import io.retl.warehouse.spi.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Values that every product can hold, as texts that can be cast to their type, and one form of them however a product writes
 * them. Zero is positive: products do not agree whether the other one differs.
 */
final class RandomValues {
    private static final int NULL_PERCENT = 15;

    private static final Map<ColumnType, List<String>> VALUES = Map.of(
            ColumnType.INTEGER,
            List.of("0", "1", "-1", "4294967296", "9223372036854775807", "-9223372036854775808"),
            ColumnType.DECIMAL,
            List.of(
                    "0",
                    "1.5",
                    "1.50",
                    "-1.5",
                    "0.000000001",
                    "99999999999999999999999999999.999999999",
                    "-99999999999999999999999999999.999999999"),
            ColumnType.FLOAT,
            List.of("0", "0.1", "0.30000000000000004", "1e16", "-1.7976931348623157E308", "1e-300", "NaN", "Infinity"),
            ColumnType.BOOLEAN,
            List.of("true", "false"),
            ColumnType.TEXT,
            List.of(
                    "",
                    " ",
                    "a",
                    "A",
                    "a ",
                    "ss",
                    "\u00df",
                    "\u00e9",
                    "e\u0301",
                    "\ud83d\ude80",
                    "O'Hara",
                    "\"q\"",
                    "back\\slash",
                    "line\nline",
                    "tab\t",
                    "NULL",
                    "100%_",
                    "?",
                    "\ufeff",
                    "1:a"),
            ColumnType.DATE,
            List.of("1970-01-01", "2024-02-29", "1900-03-01", "9999-12-31"),
            ColumnType.TIMESTAMP,
            List.of(
                    "2024-03-31 02:30:00",
                    "2024-03-31 03:30:00",
                    "2024-03-10 02:30:00",
                    "2024-10-27 02:30:00",
                    "1969-12-31 23:59:59.999999",
                    "2024-01-01 00:00:00.000001",
                    "9999-12-31 23:59:59.999999"),
            ColumnType.INSTANT,
            List.of(
                    "2024-03-31 00:59:59.999999+00:00",
                    "2024-03-31 01:00:00+00:00",
                    "2024-10-27 00:30:00+00:00",
                    "2024-10-27 01:30:00+00:00",
                    "1969-12-31 23:59:59.999999+00:00",
                    "2024-01-01 05:45:00+05:45"));

    private RandomValues() {}

    static @Nullable String next(ColumnType type, SplittableRandom random) {
        List<String> values = Objects.requireNonNull(VALUES.get(type));
        return random.nextInt(100) < NULL_PERCENT ? null : values.get(random.nextInt(values.size()));
    }

    /** The one form of a text from {@link #next} or of a value that was delivered. */
    static String canonical(ColumnType type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text = value.toString();
        return switch (type) {
            case INTEGER, DECIMAL -> canonicalNumber(new BigDecimal(text));
            case FLOAT -> String.valueOf(Double.parseDouble(text));
            case DATE -> text.substring(0, "2024-02-29".length());
            case TIMESTAMP -> instant(text.endsWith("Z") ? text : text + "Z");
            case INSTANT -> instant(text);
            default -> text;
        };
    }

    private static String canonicalNumber(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String instant(String text) {
        return Instant.parse(text.replace(' ', 'T')).toString();
    }
}

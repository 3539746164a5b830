package io.retl.it.bigquery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A row whose values both products take as text.
 *
 * @param values the texts, the identifier first
 */
record EditedRow(List<@Nullable String> values) {
    /** The columns: name, type on PostgreSQL, type on BigQuery. */
    static final List<List<String>> COLUMNS = List.of(
            List.of("id", "bigint", "INT64"),
            List.of("whole", "bigint", "INT64"),
            List.of("note", "text", "STRING"),
            List.of("amount", "numeric", "NUMERIC"),
            List.of("ratio", "float8", "FLOAT64"),
            List.of("moment", "timestamptz", "TIMESTAMP"),
            List.of("local", "timestamp", "DATETIME"),
            List.of("day", "date", "DATE"),
            List.of("flag", "boolean", "BOOL"));

    private static final List<List<String>> VALUES = List.of(
            List.of("0", "-1", "9223372036854775807", "-9223372036854775808", "42"),
            List.of(
                    "",
                    " ",
                    "a",
                    "A",
                    "a ",
                    "\u00e9",
                    "e\u0301",
                    "\ud83d\ude80",
                    "it's",
                    "back\\slash",
                    "1:a",
                    "~",
                    "NULL"),
            List.of("0", "1.5", "-1.5", "0.000000001", "99999999999999999999999999999.999999999"),
            List.of("0", "0.1", "0.30000000000000004", "1e300", "-4.9e-324", "NaN", "Infinity", "-Infinity"),
            List.of("2024-03-31 00:59:59.999999+00", "2024-03-31 01:00:00+00", "1969-12-31 23:59:59.999999+00"),
            List.of("2024-03-31 02:30:00", "2024-03-10 02:30:00.000001", "9999-12-31 23:59:59.999999"),
            List.of("1970-01-01", "2024-02-29", "9999-12-31"),
            List.of("true", "false"));

    private static final int NULL_PERCENT = 15;

    /** A row with random values. */
    static EditedRow random(@Nullable String id, SplittableRandom random) {
        List<@Nullable String> values = new ArrayList<>(Arrays.asList(id));
        for (List<String> choices : VALUES) {
            values.add(random.nextInt(100) < NULL_PERCENT ? null : choices.get(random.nextInt(choices.size())));
        }
        return new EditedRow(values);
    }
}

package io.retl.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column type of a product and values that a model may hold in it. Immutable and thread-safe.
 *
 * @param sqlType the type as in {@code CREATE TABLE}
 * @param values SQL expressions of the type, each a value that differs from all others in something a destination can
 *     see: list near values such as {@code 1.0} and {@code 1.00} if the product keeps them apart. NULL is tried beside
 *     them and not listed
 */
public record SampleType(String sqlType, List<String> values) {
    /** Copies the list. */
    public SampleType {
        Objects.requireNonNull(sqlType, "sqlType");
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("values is empty; '" + sqlType + "' needs at least one.");
        }
    }

    /** A type with literals that are written as they are: numbers, or expressions with a cast of their own. */
    public static SampleType of(String sqlType, String... expressions) {
        return new SampleType(sqlType, Arrays.asList(expressions));
    }

    /** A type with literals that are quoted and cast: {@code CAST('…' AS type)}. */
    public static SampleType quoted(String sqlType, String... texts) {
        return new SampleType(
                sqlType,
                Arrays.stream(texts)
                        .map(text -> "CAST('" + text.replace("'", "''") + "' AS " + sqlType + ")")
                        .toList());
    }

    /** The value at an index, taken around the end; NULL for a negative one. */
    public @Nullable String valueAt(int index) {
        return index < 0 ? null : values.get(index % values.size());
    }
}

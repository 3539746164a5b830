package io.retl.internal.mapping;

import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.mapping.Expression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for tests. */
final class Rows {
    private Rows() {}

    /** A row added with id 42. */
    static RowEvent row(@Nullable Object... namesAndValues) {
        return row(ChangeKind.ADDED, namesAndValues);
    }

    /** A row with id 42, its columns given as name, value, name, value. */
    static RowEvent row(ChangeKind kind, @Nullable Object... namesAndValues) {
        List<String> names = new ArrayList<>();
        @Nullable Object[] values = new @Nullable Object[namesAndValues.length / 2];
        for (int i = 0; i < values.length; i++) {
            names.add(String.valueOf(namesAndValues[2 * i]));
            values[i] = namesAndValues[2 * i + 1];
        }
        RowChange change = new RowChange(kind, "42", "m-1", Instant.parse("2025-03-01T10:00:05Z"));
        return RowEvent.of(RowShape.of(names), values, change);
    }

    /** The payload of a mapping with the one field {@code f}. */
    static Payload map(Expression expression, RowEvent row) {
        return FieldMapping.of(Map.of("f", expression)).payload(row);
    }

    /** What the field {@code f} holds, or null. */
    static @Nullable Object value(Expression expression, RowEvent row) {
        return map(expression, row).field("f");
    }
}

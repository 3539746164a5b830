package io.retl.internal.control;

import io.retl.warehouse.spi.Sql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of a row to be written; one that is missing is written as NULL, since a bind is never null. Not thread-safe. */
final class Assignments {
    private final List<String> columns = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<Object> binds = new ArrayList<>();

    Assignments set(String column, @Nullable Object value) {
        columns.add(column);
        values.add(value == null ? "NULL" : "?");
        if (value != null) {
            binds.add(bindable(value));
        }
        return this;
    }

    private static Object bindable(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    Sql insertInto(String table) {
        return new Sql(
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(table, String.join(", ", columns), String.join(", ", values)),
                binds);
    }

    /**
     * Changes the rows of a key.
     *
     * @param where which rows, with a question mark for each of the keys
     */
    Sql update(String table, String where, Object... keys) {
        List<Object> all = new ArrayList<>(binds);
        all.addAll(List.of(keys));
        String assigned = IntStream.range(0, columns.size())
                .mapToObj(index -> columns.get(index) + " = " + values.get(index))
                .collect(Collectors.joining(", "));
        return new Sql("UPDATE %s SET %s WHERE %s".formatted(table, assigned, where), all);
    }
}

package io.retl.testkit.contract;

import io.retl.warehouse.spi.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table that is edited at random, and what a mapping of it must see: the rules of change detection once more, over lists in
 * memory. All of it follows from the seed, so that every product gets the same edits.
 */
final class RandomTable {
    /** The columns beside the identifier. */
    static final List<ColumnType> TYPES = List.of(
            ColumnType.INTEGER,
            ColumnType.DECIMAL,
            ColumnType.FLOAT,
            ColumnType.BOOLEAN,
            ColumnType.TEXT,
            ColumnType.DATE,
            ColumnType.TIMESTAMP,
            ColumnType.INSTANT);

    private static final int IDS = 12;
    private static final int EDITED_PERCENT = 35;
    private static final int ABSENT_PERCENT = 20;
    private static final int DUPLICATE_PERCENT = 10;

    private final SplittableRandom random;
    private final Map<Long, List<@Nullable String>> values = new TreeMap<>();
    private final Map<Long, String> known = new TreeMap<>();
    private List<List<@Nullable String>> rows = List.of();

    RandomTable(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The rows of the table, each an identifier and its values. */
    List<List<@Nullable String>> rows() {
        return rows;
    }

    /** Edits the table. There is always a row, because an empty model stops a sync. */
    void edit() {
        List<List<@Nullable String>> edited = new ArrayList<>();
        edited.add(row("-1", "0"));
        for (long id = 0; id < IDS; id++) {
            if (!values.containsKey(id) || random.nextInt(100) < EDITED_PERCENT) {
                values.put(id, values());
            }
            List<@Nullable String> row = new ArrayList<>(List.of(String.valueOf(id)));
            row.addAll(values.get(id));
            boolean absent = random.nextInt(100) < ABSENT_PERCENT;
            boolean twice = random.nextInt(100) < DUPLICATE_PERCENT;
            for (int copy = absent ? 2 : twice ? 0 : 1; copy < 2; copy++) {
                edited.add(row);
            }
        }
        for (int nameless = random.nextInt(3); nameless > 0; nameless--) {
            edited.add(row(null, "1"));
        }
        rows = edited;
    }

    private List<@Nullable String> values() {
        return TYPES.stream().map(type -> RandomValues.next(type, random)).collect(Collectors.toList());
    }

    private static List<@Nullable String> row(@Nullable String id, String first) {
        List<@Nullable String> row = new ArrayList<>(Arrays.asList(id, first));
        while (row.size() <= TYPES.size()) {
            row.add(null);
        }
        return row;
    }

    /** The changes since the last call, as {@code ADDED 1 value|value}. */
    List<String> changes() {
        Map<Long, List<String>> model = new TreeMap<>();
        for (List<@Nullable String> row : rows) {
            String id = row.get(0);
            if (id != null) {
                model.computeIfAbsent(Long.valueOf(id), any -> new ArrayList<>())
                        .add(canonical(row));
            }
        }
        List<String> changes = new ArrayList<>();
        known.keySet().removeIf(id -> !model.containsKey(id) && changes.add("DELETED " + id + " " + nulls()));
        model.forEach((id, copies) -> {
            String row = copies.get(0);
            if (copies.size() == 1 && !row.equals(known.get(id))) {
                changes.add((known.containsKey(id) ? "UPDATED " : "ADDED ") + id + " " + row);
                known.put(id, row);
            }
        });
        return changes;
    }

    /** How many rows of the table must be set aside. */
    long invalid() {
        Map<String, Long> counts =
                rows.stream().collect(Collectors.groupingBy(row -> String.valueOf(row.get(0)), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().equals("null") || entry.getValue() > 1)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String canonical(List<@Nullable String> row) {
        return canonicalValues(row.subList(1, row.size()));
    }

    /** One form of the values of a row. */
    static String canonicalValues(List<? extends @Nullable Object> values) {
        return IntStream.range(0, TYPES.size())
                .mapToObj(index -> RandomValues.canonical(TYPES.get(index), values.get(index)))
                .collect(Collectors.joining("|"));
    }

    private static String nulls() {
        return TYPES.stream().map(type -> "null").collect(Collectors.joining("|"));
    }
}

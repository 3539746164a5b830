package io.retl.internal.mapping;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that a model returns, built once per sync. Immutable and thread-safe.
 *
 * <p>A name means the column written exactly so, otherwise the only one that differs in case: some products report
 * {@code ID} for a column that everybody writes {@code id}.
 */
public final class RowShape {
    static final int MISSING = -1;
    static final int AMBIGUOUS = -2;

    private final List<String> columns;
    private final Map<String, Integer> exact;
    private final Map<String, Integer> labels;
    private final Map<String, Integer> folded;

    private RowShape(List<String> columns) {
        this.columns = List.copyOf(columns);
        this.exact = new HashMap<>(columns.size() * 2);
        Map<String, Integer> last = new LinkedHashMap<>(columns.size() * 2);
        this.folded = new HashMap<>(columns.size() * 2);
        for (int i = 0; i < columns.size(); i++) {
            exact.merge(columns.get(i), i, (first, second) -> AMBIGUOUS);
            last.put(columns.get(i), i);
            folded.merge(fold(columns.get(i)), i, (first, second) -> AMBIGUOUS);
        }
        this.labels = Collections.unmodifiableMap(last);
    }

    /** The columns in the order of a row's values. */
    public static RowShape of(List<String> columns) {
        return new RowShape(columns);
    }

    /** The columns in the order of a row's values. */
    public List<String> columns() {
        return columns;
    }

    /** Where the column's value is, {@link #MISSING} or {@link #AMBIGUOUS}. */
    int indexOf(String name) {
        Integer index = exact.get(name);
        if (index == null) {
            index = folded.get(fold(name));
        }
        return index == null ? MISSING : index;
    }

    /** The names of the columns, each once. */
    Set<String> labels() {
        return labels.keySet();
    }

    /** As {@link #indexOf}, but of columns that are written alike the last one is meant, as in an object. */
    int labelled(String name) {
        Integer index = labels.get(name);
        return index == null ? indexOf(name) : index;
    }

    /** The columns that differ from the name in case only. */
    Stream<String> alike(String name) {
        return columns.stream().filter(column -> fold(column).equals(fold(name)));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "RowShape" + columns;
    }
}

package io.retl.internal.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a shape that expressions read. Not thread-safe.
 *
 * <p>Invariant: a column that is not among them never makes a difference. Where nobody can tell before a row is read, all are
 * among them.
 */
final class ReadColumns {
    private static final String PROPERTIES = "properties";

    private final RowShape shape;
    private final Set<Integer> indexes = new TreeSet<>();

    ReadColumns(RowShape shape) {
        this.shape = shape;
    }

    void add(Reads reads) {
        if (reads.isOfWhatever() || reads.paths().values().stream().anyMatch(ReadColumns::isOfTheWholeRow)) {
            addAll();
        }
        reads.columns().forEach(name -> add(shape.indexOf(name)));
        reads.paths().values().stream()
                .map(ValuePath::keys)
                .filter(keys -> keys.size() > 1 && keys.get(0).equals(PROPERTIES))
                .forEach(keys -> add(shape.labelled(keys.get(1))));
    }

    private static boolean isOfTheWholeRow(ValuePath path) {
        List<String> keys = path.keys();
        return keys.isEmpty() || (keys.size() == 1 && keys.get(0).equals(PROPERTIES));
    }

    private void addAll() {
        for (int index = 0; index < shape.columns().size(); index++) {
            indexes.add(index);
        }
    }

    /** A name that leads to no column leads to none for every row. */
    private void add(int index) {
        if (index >= 0) {
            indexes.add(index);
        }
    }

    Set<Integer> indexes() {
        return Collections.unmodifiableSet(indexes);
    }
}

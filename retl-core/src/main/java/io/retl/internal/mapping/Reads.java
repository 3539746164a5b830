package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects what an expression reads. Not thread-safe. */
final class Reads {
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, ValuePath> paths = new LinkedHashMap<>();
    private boolean whatever;

    static Reads of(Node node) {
        Reads reads = new Reads();
        node.reads(reads);
        return reads;
    }

    void column(String name) {
        columns.add(name);
    }

    void path(String written, ValuePath path) {
        paths.put(written, path);
    }

    /** Something that only a row says, and so perhaps every column. */
    void whatever() {
        whatever = true;
    }

    /** Whether it may read columns that nobody can name before a row is read. */
    boolean isOfWhatever() {
        return whatever;
    }

    /** The columns, as they were written. */
    Set<String> columns() {
        return columns;
    }

    /** The paths by how they were written. */
    Map<String, ValuePath> paths() {
        return paths;
    }
}

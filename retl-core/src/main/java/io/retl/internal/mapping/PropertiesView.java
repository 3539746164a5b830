package io.retl.internal.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row as the {@code properties} of its event. A key finds the column written exactly so, otherwise the
 * only one that differs in case; the names are those that the warehouse reports.
 */
final class PropertiesView extends View {
    private final RowEvent row;

    PropertiesView(RowEvent row) {
        this.row = row;
    }

    @Override
    Set<String> names() {
        return row.shape().labels();
    }

    @Override
    @Nullable
    Object member(String name) {
        int index = row.shape().labelled(name);
        return index < 0 ? Absent.ABSENT : row.value(index);
    }
}

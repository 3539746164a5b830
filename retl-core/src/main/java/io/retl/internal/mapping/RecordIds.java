package io.retl.internal.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The record id of a row that never was in a warehouse. Several columns are joined as every dialect does it, so that a preview
 * shows what a sync would send.
 */
public final class RecordIds {
    private RecordIds() {}

    /**
     * The text of the columns that identify the row.
     *
     * @param names their names
     */
    public static String of(List<String> names, Map<String, ? extends @Nullable Object> row) {
        if (names.size() == 1) {
            return String.valueOf(row.get(names.get(0)));
        }
        return names.stream()
                .map(name -> String.valueOf(row.get(name)).replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("/"));
    }
}

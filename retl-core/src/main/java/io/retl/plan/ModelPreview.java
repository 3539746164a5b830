package io.retl.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a model. Immutable.
 *
 * @param modelId the model
 * @param columns the columns in the order of the query
 * @param rows at most ten rows, as the mapping would see them; in a row over a size limit the long values are null
 * @param notes a sentence for each row over a size limit
 */
public record ModelPreview(
        String modelId, List<String> columns, List<Map<String, @Nullable Object>> rows, List<String> notes) {
    /** Copies the lists. */
    public ModelPreview {
        Objects.requireNonNull(modelId, "modelId");
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        rows = rows.stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row)))
                .toList();
    }
}

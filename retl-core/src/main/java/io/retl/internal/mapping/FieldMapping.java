package io.retl.internal.mapping;

import io.retl.destination.spi.Payload;
import io.retl.internal.text.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes the fields of an action from a row. Immutable and thread-safe. */
public final class FieldMapping {
    private static final int COLUMNS_SHOWN = 20;

    private final Map<String, Node> fields;

    private FieldMapping(Map<String, Node> fields) {
        this.fields = fields;
    }

    /**
     * Prepares the fields of a mapping.
     *
     * @param fields the expressions by field name; every value is an {@link Evaluable}, which the public type of an
     *     expression cannot say
     */
    public static FieldMapping of(Map<String, ?> fields) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        fields.forEach((name, expression) -> nodes.put(name, ((Evaluable) expression).node()));
        return new FieldMapping(nodes);
    }

    /** The columns it reads, as they were written. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.values().forEach(node -> node.columns(columns::add));
        return Collections.unmodifiableSet(columns);
    }

    /** A sentence for each column of a field that the model does not return, or returns more than once. */
    public List<String> problems(RowShape shape) {
        List<String> problems = new ArrayList<>();
        fields.forEach((field, node) -> {
            Set<String> columns = new LinkedHashSet<>();
            node.columns(columns::add);
            for (String column : columns) {
                int index = shape.indexOf(column);
                if (index == RowShape.MISSING) {
                    problems.add(missing(field, column, shape.columns()));
                } else if (index == RowShape.AMBIGUOUS) {
                    problems.add(ambiguous(field, column, shape));
                }
            }
        });
        return List.copyOf(problems);
    }

    private static String missing(String field, String column, List<String> available) {
        String fix = Nearest.to(column, available)
                .map(nearest -> "Did you mean '" + nearest + "'?")
                .orElseGet(() -> "Available: " + shown(available) + ".");
        return "field '%s' reads column '%s', which the model does not return. %s".formatted(field, column, fix);
    }

    private static String shown(List<String> columns) {
        return columns.size() <= COLUMNS_SHOWN
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, COLUMNS_SHOWN)) + " and " + (columns.size() - COLUMNS_SHOWN)
                        + " more";
    }

    private static String ambiguous(String field, String column, RowShape shape) {
        String alike = shape.alike(column).collect(Collectors.joining("', '", "'", "'"));
        return "field '%s' reads column '%s', which fits several columns of the model: %s. "
                        .formatted(field, column, alike)
                + "Write one of them exactly, or give them different names in the query.";
    }

    /**
     * The payload for a row; a field whose result is absent is left out. A column that the shape of the row does not
     * have is absent: call {@link #problems} first.
     *
     * @throws MappingFailedException if a value cannot be mapped
     */
    public Payload payload(RowEvent event) {
        RowChange change = event.change();
        Payload.Builder payload =
                Payload.builder(change.kind(), change.recordId()).messageId(change.messageId());
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            Object result = result(field.getKey(), field.getValue(), event);
            if (result != Absent.ABSENT) {
                payload.field(field.getKey(), result);
            }
        }
        return payload.build();
    }

    private static @Nullable Object result(String field, Node node, RowEvent event) {
        try {
            return Results.finished(node.evaluate(event));
        } catch (MappingFailedException failure) {
            throw failure.in("field '" + field + "'");
        }
    }

    @Override
    public String toString() {
        return "FieldMapping" + fields;
    }
}

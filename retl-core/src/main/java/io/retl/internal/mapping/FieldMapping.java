package io.retl.internal.mapping;

import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the fields of an action from a row. Immutable and thread-safe. */
public final class FieldMapping {
    private static final String PROPERTIES = "properties";

    private final Map<String, Node> fields;
    private final Set<String> preset;

    private FieldMapping(Map<String, Node> fields, Set<String> preset) {
        this.fields = fields;
        this.preset = preset;
    }

    /**
     * Prepares the fields of a mapping.
     *
     * @param fields the expressions by field name; every value is an {@link Evaluable}, which the public type of an
     *     expression cannot say
     */
    public static FieldMapping of(Map<String, ?> fields) {
        return of(fields, Set.of());
    }

    /**
     * Prepares the fields of a mapping of which some were left to the action.
     *
     * @param preset the names of those; they read whatever columns a model may have, so none of them is missed
     */
    public static FieldMapping of(Map<String, ?> fields, Set<String> preset) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        fields.forEach((name, expression) -> nodes.put(name, ((Evaluable) expression).node()));
        return new FieldMapping(nodes, Set.copyOf(preset));
    }

    /** The columns it names, as they were written; not those that a path reaches. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.values().forEach(node -> columns.addAll(Reads.of(node).columns()));
        return Collections.unmodifiableSet(columns);
    }

    /**
     * The indexes of the columns that can make a difference to a field; all of them if a field reads the row as a whole, or what
     * only a row can name.
     */
    public Set<Integer> readColumns(RowShape shape) {
        ReadColumns read = new ReadColumns(shape);
        fields.values().forEach(node -> read.add(Reads.of(node)));
        return read.indexes();
    }

    /** A sentence for each column of a field that the model does not return, or returns more than once. */
    public List<String> problems(RowShape shape) {
        List<String> problems = new ArrayList<>();
        fields.forEach((field, node) -> {
            MissingColumns sentences = new MissingColumns(field, shape);
            Reads.of(node).columns().stream()
                    .filter(column -> shape.indexOf(column) < 0)
                    .forEach(column -> problems.add(sentences.problem(column)));
        });
        return List.copyOf(problems);
    }

    /**
     * A sentence for each path of a field that leads to no column of the model. It is no problem, because a mapping
     * that is reused may name what is optional; what the path gives is absent.
     */
    public List<String> warnings(RowShape shape) {
        List<String> warnings = new ArrayList<>();
        fields.forEach((field, node) -> {
            if (preset.contains(field)) {
                return;
            }
            MissingColumns sentences = new MissingColumns(field, shape);
            Reads.of(node).paths().forEach((written, path) -> {
                List<String> keys = path.keys();
                if (keys.size() > 1 && keys.get(0).equals(PROPERTIES) && shape.labelled(keys.get(1)) < 0) {
                    warnings.add(sentences.warning(written, keys.get(1)));
                }
            });
        });
        return List.copyOf(warnings);
    }

    /**
     * The values of the fields that are the same for every row, unmodifiable; without those that are absent, and
     * without those that cannot be mapped, which every row will say.
     */
    public Map<String, @Nullable Object> constants() {
        Map<String, @Nullable Object> constants = new LinkedHashMap<>();
        fields.forEach((field, node) -> {
            Object value = node.isConstant() ? constant(node) : Absent.ABSENT;
            if (value != Absent.ABSENT) {
                constants.put(field, Literals.copy("A constant", value));
            }
        });
        return Collections.unmodifiableMap(constants);
    }

    private static @Nullable Object constant(Node node) {
        try {
            InputScope nothing = InputScope.empty();
            return Results.finished(node.evaluate(nothing), nothing.work());
        } catch (MappingFailedException everyRowSaysSo) {
            return Absent.ABSENT;
        }
    }

    /**
     * The values of the fields for a row; a field whose result is absent is left out. A column that the shape of the row does not
     * have is absent: call {@link #problems} first.
     *
     * @throws MappingFailedException if a value cannot be mapped
     */
    public Map<String, @Nullable Object> values(RowEvent event) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(fields.size() * 2);
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            Object result = result(field.getKey(), field.getValue(), event);
            if (result != Absent.ABSENT) {
                values.put(field.getKey(), result);
            }
        }
        return values;
    }

    /** The {@link #values}, with what is known of the row, unmodifiable at every depth. */
    public Payload payload(RowEvent event) {
        return payload(event.change(), values(event));
    }

    /**
     * A payload of a row.
     *
     * @param values what its fields hold
     */
    public static Payload payload(RowChange change, Map<String, @Nullable Object> values) {
        Payload.Builder payload =
                Payload.builder(change.kind(), change.recordId()).messageId(change.messageId());
        values.forEach(payload::field);
        return payload.build();
    }

    private static @Nullable Object result(String field, Node node, RowEvent event) {
        try {
            return Results.finished(node.evaluate(event), event.work());
        } catch (MappingFailedException failure) {
            throw failure.in("field '" + field + "'");
        }
    }

    @Override
    public String toString() {
        return "FieldMapping" + fields;
    }
}

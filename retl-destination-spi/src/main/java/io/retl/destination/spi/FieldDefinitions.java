package io.retl.destination.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an action from JSON, which is shorter than to build them. Thread-safe: it has no state.
 *
 * <p>The members of an object are fields by name. A field has {@code type} ({@code string}, {@code text}, {@code number},
 * {@code integer}, {@code datetime}, {@code boolean}, {@code password}, {@code object} or {@code any}) and perhaps {@code label},
 * {@code description}, {@code multiple}, {@code required} (true, or {@code conditions} with {@code fieldKey}, {@code operator}
 * {@code is} or {@code is_not} and {@code value}, and {@code match} {@code all} or {@code any}), {@code default} (its
 * {@link Preset}), {@code choices} (texts, or objects with {@code value} and {@code label}), {@code properties},
 * {@code additionalProperties}, {@code allowNull}, {@code format}, {@code minimum}, {@code maximum} and {@code dynamic}. Other
 * members are hints for a user interface and ignored.
 */
public final class FieldDefinitions {
    private FieldDefinitions() {}

    /**
     * The fields, in the order of the map.
     *
     * @param json fields by name
     * @throws IllegalArgumentException if it is not as the class says; the message is a sentence that names the field
     */
    public static List<FieldDefinition> read(Map<String, ?> json) {
        List<FieldDefinition> fields = new ArrayList<>();
        Objects.requireNonNull(json, "json").forEach((name, field) -> fields.add(field(name, object(name, field))));
        return List.copyOf(fields);
    }

    private static FieldDefinition field(String name, Map<?, ?> json) {
        FieldDefinition.Builder field = FieldDefinition.builder(name, constant(name, "type", FieldType.class, json));
        if (json.get("label") instanceof String label) {
            field.label(label);
        }
        if (json.get("description") instanceof String description) {
            field.description(description);
        }
        if (json.containsKey("default")) {
            field.preset(Preset.of(json.get("default")));
        }
        if (json.get("format") instanceof String format && !isHint(format)) {
            field.format(format(name, format));
        }
        if (json.get("minimum") instanceof Number minimum) {
            field.minimum(minimum.doubleValue());
        }
        if (json.get("maximum") instanceof Number maximum) {
            field.maximum(maximum.doubleValue());
        }
        flags(field, json);
        choices(field, name, json.get("choices"));
        if (json.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((property, inner) ->
                    field.property(field(String.valueOf(property), object(String.valueOf(property), inner))));
        }
        return field.required(requirement(name, json.get("required"))).build();
    }

    private static void flags(FieldDefinition.Builder field, Map<?, ?> json) {
        if (isTrue(json.get("multiple"))) {
            field.multiple();
        }
        if (isTrue(json.get("allowNull"))) {
            field.allowNull();
        }
        if (isTrue(json.get("additionalProperties"))) {
            field.open();
        }
        if (isTrue(json.get("dynamic"))) {
            field.dynamic();
        }
    }

    private static void choices(FieldDefinition.Builder field, String name, @Nullable Object choices) {
        if (choices instanceof List<?> list) {
            for (Object choice : list) {
                field.choice(
                        choice instanceof Map<?, ?> object
                                ? choice(name, object)
                                : FieldChoice.of(text(name, "choices", choice)));
            }
        }
    }

    private static FieldChoice choice(String name, Map<?, ?> json) {
        String value = text(name, "value", json.get("value"));
        return new FieldChoice(value, json.get("label") instanceof String label ? label : value);
    }

    private static String text(String name, String key, @Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("Field '" + name + "': '" + key + "' holds no text.");
        }
        return value.toString();
    }

    private static FieldRequirement requirement(String name, @Nullable Object required) {
        if (!(required instanceof Map<?, ?> json)) {
            return isTrue(required) ? FieldRequirement.ALWAYS : FieldRequirement.NEVER;
        }
        List<FieldCondition> conditions = new ArrayList<>();
        if (json.get("conditions") instanceof List<?> list) {
            for (Object condition : list) {
                Map<?, ?> members = object(name, condition);
                conditions.add(new FieldCondition(
                        text(name, "fieldKey", members.get("fieldKey")),
                        constant(name, "operator", FieldCondition.Operator.class, members),
                        members.get("value")));
            }
        }
        return new FieldRequirement(
                "any".equals(json.get("match")) ? FieldRequirement.Match.ANY : FieldRequirement.Match.ALL, conditions);
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value);
    }

    /** Whether it says how a field is shown, and nothing about its text. */
    private static boolean isHint(String format) {
        return format.equals("text") || format.equals("password");
    }

    private static FieldFormat format(String name, String text) {
        for (FieldFormat format : FieldFormat.values()) {
            if (format.text().equals(text)) {
                return format;
            }
        }
        throw new IllegalArgumentException("Field '" + name + "': there is no format '" + text + "'.");
    }

    private static <E extends Enum<E>> E constant(String name, String key, Class<E> type, Map<?, ?> json) {
        Object text = json.get(key);
        try {
            return Enum.valueOf(type, String.valueOf(text).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(
                    "Field '" + name + "': there is no " + key + " '" + text + "'.", failure);
        }
    }

    private static Map<?, ?> object(String name, @Nullable Object json) {
        if (json instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException("Field '" + name + "' is not described by an object.");
    }
}

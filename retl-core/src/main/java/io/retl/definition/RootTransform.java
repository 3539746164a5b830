package io.retl.definition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directive that a mapping of the seed system may keep beside its fields, for all of them. What it says is said by each
 * field: the event is transformed, and the field is resolved against the result.
 *
 * @param apply how the event is transformed
 */
record RootTransform(@Nullable Object apply) {
    /** The name that stands beside the names of fields. */
    static final String KEY = "__segment_internal_directive";

    private static final String TRANSFORM = "@transform";

    /** What the directive says; empty if it is not {@code {"@transform": {"apply": …}}}. */
    static Optional<RootTransform> of(@Nullable Object directive) {
        return directive instanceof Map<?, ?> root
                        && root.size() == 1
                        && root.get(TRANSFORM) instanceof Map<?, ?> operand
                        && operand.keySet().equals(Set.of("apply"))
                ? Optional.of(new RootTransform(operand.get("apply")))
                : Optional.empty();
    }

    /** The mapping of one field; a fixed value stays as it is. */
    @Nullable
    Object around(@Nullable Object field) {
        if (field instanceof Map) {
            return transformed(field);
        }
        return field instanceof List ? transformed(Map.of("@literal", field)) : field;
    }

    private Object transformed(Object field) {
        return Map.of(TRANSFORM, Map.of("apply", apply == null ? Map.of() : apply, "mapping", field));
    }
}

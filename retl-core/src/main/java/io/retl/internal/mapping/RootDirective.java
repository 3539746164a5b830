package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One directive for a whole mapping, kept beside its fields: these become the {@code mapping} in the operand of that
 * directive, and the directive takes the place of the mapping.
 */
final class RootDirective {
    static final String KEY = "__segment_internal_directive";

    private RootDirective() {}

    /**
     * The mapping to run.
     *
     * @throws IllegalArgumentException if there is a root directive that is none
     */
    static @Nullable Object applied(Map<?, ?> mapping) {
        if (!mapping.containsKey(KEY)) {
            return mapping;
        }
        Object root = mapping.get(KEY);
        Map<String, @Nullable Object> members = WholeMapping.members(root);
        if (members.size() > 1) {
            throw new IllegalArgumentException("The root mapping must only have a single directive object");
        }
        String name = members.isEmpty() ? "" : members.keySet().iterator().next();
        Object operand = members.get(name);
        if (!(operand instanceof Map) && !(operand instanceof List)) {
            throw new IllegalArgumentException("The root directive must be an object");
        }
        if (operand instanceof Map<?, ?> fields) {
            Map<String, @Nullable Object> whole = WholeMapping.members(fields);
            whole.put("mapping", fieldsOf(mapping));
            members.put(name, whole);
        }
        return root instanceof List ? List.copyOf(members.values()) : members;
    }

    private static Map<String, @Nullable Object> fieldsOf(Map<?, ?> mapping) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(WholeMapping.members(mapping));
        fields.remove(KEY);
        return fields;
    }
}

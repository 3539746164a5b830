package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directive {@code @flatten}: an object of one level, whose keys are those of all levels with a separator between
 * them. An array counts as an object with its indexes as keys, unless arrays are to be kept. What is empty leaves
 * nothing; what is no object becomes the member with the empty key.
 */
record FlattenNode(Node separator, Node value, boolean keepsArrays) implements Node {
    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE.optional("separator", Checks::text).required("value", FieldChecks::anything),
            FlattenNode::read);

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@flatten requires an object with a \"separator\" key");
        }
        if (!JavaScript.isTruthy(fields.get("separator"))) {
            return new RaisingNode("@flatten requires a \"separator\" key");
        }
        return new FlattenNode(
                MappingReader.node(fields.get("separator"), place),
                MappingReader.node(JavaScript.member(fields, "value"), place),
                JavaScript.isTruthy(fields.get("omitArrays")));
    }

    @Override
    public Map<String, @Nullable Object> evaluate(Scope scope) {
        if (!(separator.evaluate(scope) instanceof String text)) {
            throw new MappingFailedException("@flatten requires a string separator", null);
        }
        Flattening flattening = new Flattening(text, keepsArrays, scope.work(), new LinkedHashMap<>());
        flattening.add("", value.evaluate(scope));
        return flattening.flat();
    }

    private record Flattening(String separator, boolean keepsArrays, Work work, Map<String, @Nullable Object> flat) {
        void add(String key, @Nullable Object value) {
            if (value instanceof Map<?, ?> members) {
                for (String name : JavaScript.keys(members)) {
                    add(below(key, name), JavaScript.member(members, name));
                }
            } else if (value instanceof List<?> list && !keepsArrays) {
                for (int i = 0; i < list.size(); i++) {
                    add(below(key, String.valueOf(i)), list.get(i));
                }
            } else {
                flat.put(key, value);
            }
        }

        private String below(String key, String name) {
            work.values(1);
            if (key.isEmpty()) {
                return name;
            }
            work.characters((long) key.length() + separator.length() + name.length());
            return key + separator + name;
        }
    }

    @Override
    public void reads(Reads reads) {
        separator.reads(reads);
        value.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return separator.isConstant() && value.isConstant();
    }
}

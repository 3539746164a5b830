package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directive {@code @merge}: one object of several; of members with the same key the last one counts, or the first
 * one. What is no object has the members that JavaScript sees: the elements of an array and the characters of a text by
 * their indexes, nothing of any other value.
 */
record MergeNode(Node direction, List<Node> objects) implements Node {
    static final Directive DIRECTIVE = new Directive(MergeNode::problems, MergeNode::read);

    private static final FieldChecks FIELDS = FieldChecks.NONE
            .optional("direction", Checks.oneOf("left", "right"))
            .required("objects", Checks::list);

    MergeNode {
        objects = List.copyOf(objects);
    }

    /** Of the objects the first wrong one counts, and the message says nothing of where it is. */
    private static List<String> problems(@Nullable Object part, Place place) {
        List<String> problems = FIELDS.problems(part, place);
        if (problems.isEmpty()
                && part instanceof Map<?, ?> fields
                && fields.get("objects") instanceof List<?> objects) {
            return objects.stream()
                    .map(object -> Checks.directiveOrObject(object, Place.ROOT))
                    .filter(wrong -> !wrong.isEmpty())
                    .findFirst()
                    .orElse(problems);
        }
        return problems;
    }

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@merge requires an object with an \"objects\" key and a \"direction\" key");
        }
        if (!JavaScript.isTruthy(fields.get("direction"))) {
            return new RaisingNode("@merge requires a \"direction\" key");
        }
        Node direction = MappingReader.node(fields.get("direction"), place);
        Object objects = fields.get("objects");
        if (!JavaScript.isTruthy(objects)) {
            return new MergeNode(direction, List.of(new RaisingNode("@merge requires a \"objects\" key")));
        }
        if (!(objects instanceof List<?> list)) {
            return new MergeNode(
                    direction,
                    List.of(new RaisingNode("@merge: expected opts.array, got " + JavaScript.typeOf(objects))));
        }
        return new MergeNode(
                direction,
                list.stream().map(object -> MappingReader.node(object, place)).toList());
    }

    @Override
    public Map<String, @Nullable Object> evaluate(Scope scope) {
        boolean firstWins = "left".equals(direction.evaluate(scope));
        List<@Nullable Object> values = new ArrayList<>(objects.size());
        objects.forEach(object -> values.add(object.evaluate(scope)));
        if (firstWins) {
            Collections.reverse(values);
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object value : values) {
            merge(merged, value, scope.work());
        }
        return merged;
    }

    private static void merge(Map<String, @Nullable Object> merged, @Nullable Object value, Work work) {
        if (value instanceof Map<?, ?> members) {
            work.values(members.size());
            JavaScript.keys(members).forEach(key -> merged.put(key, JavaScript.member(members, key)));
        } else if (value instanceof List<?> list) {
            work.values(list.size());
            for (int i = 0; i < list.size(); i++) {
                merged.put(String.valueOf(i), list.get(i));
            }
        } else if (value instanceof String text) {
            work.values(text.length());
            for (int i = 0; i < text.length(); i++) {
                merged.put(String.valueOf(i), text.substring(i, i + 1));
            }
        }
    }

    @Override
    public void reads(Reads reads) {
        direction.reads(reads);
        objects.forEach(object -> object.reads(reads));
    }

    @Override
    public boolean isConstant() {
        return direction.isConstant() && objects.stream().allMatch(Node::isConstant);
    }
}

package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives an object of the given members. */
record ObjectNode(Map<String, Node> members) implements Node {
    /** retl's own directive {@code @object}, for keys that a raw object cannot have: pairs of a key and a mapping. */
    static final Directive DIRECTIVE = new Directive(ObjectNode::problems, ObjectNode::read);

    private static List<String> problems(@Nullable Object part, Place place) {
        List<String> problems = new ArrayList<>(Checks.list(part, place));
        if (part instanceof List<?> pairs) {
            for (Object pair : pairs) {
                if (pair instanceof List<?> two && two.size() == 2 && two.get(0) instanceof String key) {
                    problems.addAll(Checks.mapping(two.get(1), place.at(key)));
                } else {
                    problems.add(place.problem("should be an array of [\"key\", mapping]"));
                }
            }
        }
        return problems;
    }

    private static Node read(@Nullable Object operand, Place place) {
        if (!problems(operand, place).isEmpty()) {
            return new RaisingNode("@object: expected an array of [\"key\", mapping]");
        }
        Map<String, Node> members = new LinkedHashMap<>();
        for (Object pair : (List<?>) Objects.requireNonNull(operand)) {
            List<?> two = (List<?>) pair;
            members.put((String) two.get(0), MappingReader.node(two.get(1), place));
        }
        return new ObjectNode(members);
    }

    @Override
    public Map<String, @Nullable Object> evaluate(Scope scope) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>(members.size() * 2);
        for (Map.Entry<String, Node> member : members.entrySet()) {
            object.put(member.getKey(), member.getValue().evaluate(scope));
        }
        return object;
    }

    @Override
    public void reads(Reads reads) {
        members.values().forEach(member -> member.reads(reads));
    }

    @Override
    public boolean isConstant() {
        return members.values().stream().allMatch(Node::isConstant);
    }
}

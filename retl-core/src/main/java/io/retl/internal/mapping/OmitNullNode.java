package io.retl.internal.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directive {@code @excludeWhenNull}: turns null into absent, also the members of objects at every depth, but nothing
 * inside an array.
 */
record OmitNullNode(Node node) implements Node {
    static final Directive DIRECTIVE = new Directive(
            Checks::directiveOrAny, (operand, place) -> new OmitNullNode(MappingReader.node(operand, place)));

    @Override
    public Object evaluate(Scope scope) {
        return withoutNull(node.evaluate(scope), scope.work());
    }

    /** The keys stay, because an absent member still hides one of the same name in what it is merged with. */
    private static Object withoutNull(@Nullable Object value, Work work) {
        if (value instanceof Map<?, ?> members) {
            work.values(members.size());
            Map<String, Object> object = new LinkedHashMap<>(members.size() * 2);
            members.forEach((name, member) -> object.put((String) name, withoutNull(member, work)));
            return object;
        }
        return value == null ? Absent.ABSENT : value;
    }

    @Override
    public void reads(Reads reads) {
        node.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return node.isConstant();
    }
}

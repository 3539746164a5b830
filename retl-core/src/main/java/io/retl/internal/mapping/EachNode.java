package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes each element of an array through a shape; an object is an array of one, other values pass as they are. */
record EachNode(Node source, Node shape) implements Node {
    /** The directive {@code @arrayPath}: a path or a mapping, then a shape, without which the value passes as it is. */
    static Node arrayPath(@Nullable Object operand, Place place) {
        if (!(operand instanceof List<?> list)) {
            return new RaisingNode("@arrayPath expected array, got " + JavaScript.typeOf(operand));
        }
        Node source = list.isEmpty() ? new LiteralNode(Absent.ABSENT) : source(list.get(0), place);
        return list.size() > 1 && list.get(1) instanceof Map<?, ?> shape && !shape.isEmpty()
                ? new EachNode(source, MappingReader.node(shape, place))
                : source;
    }

    private static Node source(@Nullable Object path, Place place) {
        return path instanceof String text ? PathNode.parse(text) : MappingReader.node(path, place);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        if (value instanceof List<?> elements) {
            return shaped(elements, scope);
        }
        return value instanceof Map<?, ?> object ? shaped(List.of(object), scope) : value;
    }

    private List<@Nullable Object> shaped(List<?> elements, Scope scope) {
        scope.work().values(elements.size());
        List<@Nullable Object> array = new ArrayList<>(elements.size());
        for (Object element : elements) {
            array.add(shape.evaluate(new ElementScope(scope, element)));
        }
        return array;
    }

    /** The shape reads members of the elements, which nobody knows before the row is read. */
    @Override
    public void reads(Reads reads) {
        source.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return source.isConstant() && shape.isConstant();
    }
}

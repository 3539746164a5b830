package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes each element of an array through a shape; an object is an array of one, other values pass as they are. */
record EachNode(Node source, Node shape) implements Node {
    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = source.evaluate(scope);
        if (value instanceof List<?> elements) {
            return shaped(elements, scope);
        }
        return value instanceof Map<?, ?> object ? shaped(List.of(object), scope) : value;
    }

    private List<@Nullable Object> shaped(List<?> elements, Scope scope) {
        List<@Nullable Object> array = new ArrayList<>(elements.size());
        for (Object element : elements) {
            array.add(shape.evaluate(new ElementScope(scope, element)));
        }
        return array;
    }

    /** The shape reads members of the elements, which nobody knows before the row is read. */
    @Override
    public void columns(Consumer<String> names) {
        source.columns(names);
    }

    @Override
    public String toString() {
        return "array(" + source + ").each(" + shape + ")";
    }
}

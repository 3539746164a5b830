package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives an array of the given elements. */
record ArrayNode(List<Node> elements) implements Node {
    @Override
    public List<@Nullable Object> evaluate(Scope scope) {
        List<@Nullable Object> array = new ArrayList<>(elements.size());
        for (Node element : elements) {
            array.add(element.evaluate(scope));
        }
        return array;
    }

    @Override
    public void columns(Consumer<String> names) {
        elements.forEach(element -> element.columns(names));
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}

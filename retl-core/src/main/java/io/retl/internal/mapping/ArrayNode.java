package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
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
    public void reads(Reads reads) {
        elements.forEach(element -> element.reads(reads));
    }

    @Override
    public boolean isConstant() {
        return elements.stream().allMatch(Node::isConstant);
    }
}

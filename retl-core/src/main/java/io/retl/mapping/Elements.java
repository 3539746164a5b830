package io.retl.mapping;

import io.retl.internal.mapping.Nodes;
import java.util.Objects;

/**
 * The elements of an array, waiting for the shape they are given. It is no expression: {@link #each(Expression)} makes
 * one. To map an array as it is, name its column alone. Implemented by retl; immutable and thread-safe.
 */
public final class Elements {
    private final Expression source;

    Elements(Expression source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * An array with each element passed through a shape. Inside the shape {@link Expressions#column(String)} and the
     * placeholders of a template read the members of the element, by their exact names. A member that the element does
     * not have is absent; each member of an element that is null is null. {@link Expressions#recordId()} is still the
     * row's.
     *
     * <p>A single object counts as an array of one. What is neither an array nor an object is passed on as it is.
     *
     * @throws IllegalArgumentException if the shape is an object without members
     */
    public Expression each(Expression shape) {
        Objects.requireNonNull(shape, "shape");
        if (shape instanceof DefinedObject object && object.isEmpty()) {
            throw new IllegalArgumentException(
                    "The shape for each element of " + source + " has no members. Add .set(\"…\", …), or map " + source
                            + " itself to pass the elements on as they are.");
        }
        return new DefinedExpression(Nodes.each(DefinedExpression.nodeOf(source), DefinedExpression.nodeOf(shape)));
    }

    @Override
    public String toString() {
        return "array(" + source + ")";
    }
}

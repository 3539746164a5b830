package io.retl.mapping;

import io.retl.internal.mapping.Nodes;
import java.util.Map;
import java.util.Objects;

/** Makes expressions that flatten objects, with the option of the directive {@code @flatten}. */
final class Flattening {
    static final Map<String, ?> KEEPING_ARRAYS = Map.of("omitArrays", true);

    private Flattening() {}

    static Expression of(Expression value, String separator, Map<String, ?> options) {
        if (Objects.requireNonNull(separator, "separator").isEmpty()) {
            throw new IllegalArgumentException(
                    "The separator is empty. Name at least one character, such as '.', to stand between the names.");
        }
        return new DefinedExpression(Nodes.flatten(DefinedExpression.nodeOf(value), separator, options));
    }
}

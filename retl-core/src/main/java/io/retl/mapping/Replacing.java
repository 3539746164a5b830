package io.retl.mapping;

import io.retl.internal.mapping.Nodes;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes expressions that replace texts, with the options of the directive {@code @replace}. */
final class Replacing {
    static final Map<String, ?> FIRST = Map.of("global", false);
    static final Map<String, ?> IGNORING_CASE = Map.of("ignorecase", true);
    static final Map<String, ?> FIRST_IGNORING_CASE = Map.of("global", false, "ignorecase", true);

    private Replacing() {}

    static Expression of(Expression value, String pattern, String replacement, Map<String, ?> options) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(replacement, "replacement");
        return new DefinedExpression(
                Nodes.replace(DefinedExpression.nodeOf(value), pattern, replacement, new TreeMap<>(options)));
    }
}

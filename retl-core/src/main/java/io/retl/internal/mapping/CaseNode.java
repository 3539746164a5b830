package io.retl.internal.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directive {@code @case}: a text in upper or lower case; other values pass as they are. */
record CaseNode(@Nullable Object operator, Node value) implements Node {
    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE.optional("operator", Checks::text).optional("value", FieldChecks::directiveOrText),
            CaseNode::read);

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@case requires an object with a \"operator\" key");
        }
        Object operator = fields.get("operator");
        if (!JavaScript.isTruthy(operator)) {
            return new RaisingNode("@case requires a \"operator\" key");
        }
        Object value = fields.get("value");
        return JavaScript.isTruthy(value)
                ? new CaseNode(operator, MappingReader.node(value, place))
                : new LiteralNode(Absent.ABSENT);
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object result = value.evaluate(scope);
        if (!(result instanceof String text)) {
            return result;
        }
        String changed = changed(text);
        scope.work().text("@case", changed.length());
        return changed;
    }

    private String changed(String text) {
        if ("lower".equals(operator)) {
            return Letters.lower(text);
        }
        if ("upper".equals(operator)) {
            return Letters.upper(text);
        }
        throw new MappingFailedException("operator key should have a value of \"lower\" or \"upper\"", null);
    }

    @Override
    public void reads(Reads reads) {
        value.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return value.isConstant();
    }
}

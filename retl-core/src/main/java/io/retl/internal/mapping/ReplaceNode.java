package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directive {@code @replace}: up to two texts in a text are replaced, one after the other. A number or a truth value
 * counts as its text; of anything else nothing is left but the empty text.
 */
record ReplaceNode(List<Replacement> replacements, Node value) implements Node {
    private static final Check REPLACEMENT = Checks.text(0, Replacement.MAX_CHARACTERS);

    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE
                    .required("pattern", Checks.text(1, Replacement.MAX_CHARACTERS))
                    .optional("replacement", REPLACEMENT)
                    .required("value", FieldChecks::directiveOrText)
                    .optional("ignorecase", Checks::truth)
                    .optional("global", Checks::truth),
            ReplaceNode::read);

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@replace requires an object with a \"pattern\" key");
        }
        if (!JavaScript.isTruthy(fields.get("pattern"))) {
            return new RaisingNode("@replace requires a \"pattern\" key");
        }
        Object value = fields.get("value");
        return JavaScript.isTruthy(value)
                ? new ReplaceNode(replacements(fields), MappingReader.node(value, place))
                : new LiteralNode(Absent.ABSENT);
    }

    /** None if one that is needed is of a wrong type, which only a list can hide from the check. */
    private static List<Replacement> replacements(Map<?, ?> fields) {
        List<Replacement> replacements = new ArrayList<>(2);
        if (orElse(fields.get("ignorecase"), false) instanceof Boolean ignoresCase
                && orElse(fields.get("global"), true) instanceof Boolean isGlobal
                && fields.get("pattern") instanceof String pattern
                && orElse(fields.get("replacement"), "") instanceof String replacement) {
            replacements.add(new Replacement(pattern, replacement, ignoresCase, isGlobal));
            if (fields.get("pattern2") instanceof String pattern2
                    && !pattern2.isEmpty()
                    && orElse(fields.get("replacement2"), "") instanceof String replacement2) {
                replacements.add(new Replacement(pattern2, replacement2, ignoresCase, isGlobal));
            }
        }
        return replacements;
    }

    private static Object orElse(@Nullable Object value, Object other) {
        return value == null ? other : value;
    }

    @Override
    public String evaluate(Scope scope) {
        Object result = value.evaluate(scope);
        boolean isText = result instanceof String || result instanceof Number || result instanceof Boolean;
        if (!isText || replacements.isEmpty()) {
            return "";
        }
        String text = JavaScriptText.of(result);
        for (Replacement replacement : replacements) {
            text = replacement.in(text, scope.work());
        }
        return text;
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

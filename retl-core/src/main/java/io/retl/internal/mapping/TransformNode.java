package io.retl.internal.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directive {@code @transform}: a mapping of what another mapping made of the input. */
record TransformNode(Node apply, Node mapping) implements Node {
    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE
                    .required("apply", FieldChecks::directiveOrObject)
                    .required("mapping", FieldChecks::directiveOrObject),
            TransformNode::read);

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@transform requires an object with an \"apply\" key and a \"mapping\" key");
        }
        if (!JavaScript.isTruthy(fields.get("mapping"))) {
            return new RaisingNode("@transform requires a \"mapping\" key");
        }
        if (!JavaScript.isTruthy(fields.get("apply"))) {
            return new RaisingNode("@transform requires a \"apply\" key");
        }
        if (!(fields.get("apply") instanceof Map<?, ?> apply)) {
            return new RaisingNode("@transform \"apply\" key should be an object");
        }
        return new TransformNode(whole(apply), MappingReader.node(fields.get("mapping"), place));
    }

    /** A mapping of its own, with a check of its own; within a list this is the first one. */
    private static Node whole(Map<?, ?> apply) {
        try {
            Object mapping = RootDirective.applied(apply);
            List<String> problems = Checks.mapping(mapping, Place.ROOT);
            return problems.isEmpty()
                    ? MappingReader.node(mapping, Place.ROOT)
                    : new RaisingNode(String.join("; ", problems));
        } catch (IllegalArgumentException invalid) {
            return new RaisingNode(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Scope input = scope.whole() == Absent.ABSENT ? new ElementScope(scope, Map.of()) : scope;
        if (!(input.whole() instanceof Map)) {
            throw new MappingFailedException("data must be an object, got " + JavaScript.typeOf(input.whole()), null);
        }
        Object made = Results.withoutAbsentMembers(apply.evaluate(input), scope.work());
        return mapping.evaluate(new ElementScope(scope, made));
    }

    /** The mapping reads what the other one makes, which nobody knows before the row is read. */
    @Override
    public void reads(Reads reads) {
        apply.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return apply.isConstant() && mapping.isConstant();
    }
}

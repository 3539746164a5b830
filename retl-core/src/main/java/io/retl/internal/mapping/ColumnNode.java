package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/** retl's own directive {@code @column}: a column of a row, or a member of an element, by its name, whatever is in it. */
record ColumnNode(String name) implements Node {
    static final Directive DIRECTIVE = new Directive(
            Checks::text,
            (operand, place) -> operand instanceof String name
                    ? new ColumnNode(name)
                    : new RaisingNode("@column: expected string, got " + JavaScript.typeOf(operand)));

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return scope.column(name);
    }

    @Override
    public void reads(Reads reads) {
        reads.column(name);
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}

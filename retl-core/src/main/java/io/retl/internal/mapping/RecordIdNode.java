package io.retl.internal.mapping;

import java.util.List;

/** retl's own directive {@code @recordId}: the identifier of the row, also where an element is what paths read. */
record RecordIdNode() implements Node {
    static final Directive DIRECTIVE = new Directive(
            (part, place) -> Boolean.TRUE.equals(part) ? List.of() : List.of(place.problem("should be true")),
            (operand, place) -> new RecordIdNode());

    @Override
    public Object evaluate(Scope scope) {
        return scope.recordId();
    }

    @Override
    public void reads(Reads reads) {}

    @Override
    public boolean isConstant() {
        return false;
    }
}

package io.retl.internal.mapping;

/** Reads the identifier of the row. */
record RecordIdNode() implements Node {
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

    @Override
    public String toString() {
        return "recordId()";
    }
}

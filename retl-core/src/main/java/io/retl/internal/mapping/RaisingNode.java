package io.retl.internal.mapping;

/** Fails for every row: a mistake inside a list or a literal, where a mapping is not looked into before. */
record RaisingNode(String message) implements Node {
    @Override
    public Object evaluate(Scope scope) {
        throw new MappingFailedException(message, null);
    }

    @Override
    public void reads(Reads reads) {}

    @Override
    public boolean isConstant() {
        return false;
    }
}

package io.retl.mapping;

/** Computes an object, member by member. Implemented by retl; immutable and thread-safe. */
public sealed interface ObjectExpression extends Expression permits DefinedObject {
    /**
     * This object with one more member, at the end; this one stays as it is. An absent member is left out.
     *
     * @throws IllegalStateException if the member is set already
     */
    ObjectExpression set(String name, Expression value);
}

package io.retl.mapping;

/** Computes an array, element by element. Implemented by retl; immutable and thread-safe. */
public sealed interface ArrayExpression extends Expression permits DefinedArray {
    /** This array with one more element, at the end; this one stays as it is. An element that is absent is null. */
    ArrayExpression add(Expression element);
}

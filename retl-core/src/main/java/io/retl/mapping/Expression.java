package io.retl.mapping;

/**
 * Computes one value from a row; {@link Expressions} has the factories. Implemented by retl; immutable and thread-safe.
 *
 * <p>The result is null, a text, a truth value, a number, an array or an object, or it is <em>absent</em>. Null is
 * data and is sent. Absent is nothing: such a field, or member of an object, is left out; an absent element of an array
 * is null, so that the others keep their places.
 */
public sealed interface Expression permits ObjectExpression, ArrayExpression, DefinedExpression {
    /**
     * This expression with null left out: where it gives null, the result is absent. Where it gives an object, members
     * that are null are left out, also those of objects within it, but nothing inside an array.
     */
    Expression omitNull();

    /** The expression as it was written, with its literals; no value of any row. */
    @Override
    String toString();
}

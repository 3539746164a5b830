package io.retl.mapping;

/**
 * Gives a value where a condition holds, and is absent where it does not. Implemented by retl; immutable and thread-safe.
 */
public sealed interface ConditionalExpression extends Expression permits DefinedConditional {
    /** The same, with a value for where the condition does not hold. */
    Expression otherwise(Expression value);
}

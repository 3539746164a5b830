package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What a mapping can say with one name.
 *
 * @param check looks at the operand before any row is read
 * @param reader makes the node; it also meets operands that nobody checked, because lists are not looked into
 */
record Directive(Check check, Reader reader) {
    @FunctionalInterface
    interface Reader {
        /** What evaluates the operand that stands at the place. */
        Node node(@Nullable Object operand, Place place);
    }
}

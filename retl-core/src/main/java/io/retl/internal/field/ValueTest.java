package io.retl.internal.field;

import org.jspecify.annotations.Nullable;

/** Something that a value has to be, beside its type. Thread-safe. */
interface ValueTest {
    /** What a sentence says of a value that is not so; null if it is, or the test does not speak of values of its type. */
    @Nullable
    String verdictOn(@Nullable Object value);
}

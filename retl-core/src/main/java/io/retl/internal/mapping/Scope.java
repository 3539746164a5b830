package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/** What a node reads from: a row, or an element of an array. */
interface Scope {
    /** The value of a column or member, {@link Absent} if there is none. */
    @Nullable
    Object column(String name);

    /** The identifier of the row. */
    String recordId();

    /** Counts what is made of the record. */
    Work work();

    /** All there is to read as one value: the event of a row, or the element. This is what a path starts from. */
    @Nullable
    Object whole();
}

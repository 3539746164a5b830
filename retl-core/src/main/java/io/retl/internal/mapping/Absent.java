package io.retl.internal.mapping;

/** Nothing, which is not null: see {@link Node}. */
enum Absent {
    ABSENT
}

package io.retl.internal.mapping;

/** Nothing, which is not null: see {@link Node}. */
public enum Absent {
    /** The only value. */
    ABSENT
}

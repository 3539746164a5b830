package io.retl.internal.mapping;

/** What every public expression also is. */
public interface Evaluable {
    /** What the evaluator runs. */
    Node node();
}

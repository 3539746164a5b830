package io.retl.mapping;

import io.retl.internal.mapping.Node;
import io.retl.internal.mapping.Nodes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides between two expressions: {@link Expression#exists()} or {@link Expression#isBlank()}, for
 * {@link Expressions#when(Condition)}. Immutable and thread-safe.
 */
public final class Condition {
    private enum Test {
        EXISTS,
        IS_BLANK
    }

    private final Test test;
    private final Expression tested;

    private Condition(Test test, Expression tested) {
        this.test = test;
        this.tested = tested;
    }

    static Condition exists(Expression tested) {
        return new Condition(Test.EXISTS, tested);
    }

    static Condition isBlank(Expression tested) {
        return new Condition(Test.IS_BLANK, tested);
    }

    /** The directive takes the other branch for what is blank. */
    Node choice(Node then, @Nullable Node otherwise) {
        Node node = DefinedExpression.nodeOf(tested);
        return test == Test.EXISTS
                ? Nodes.choice("exists", node, then, otherwise)
                : Nodes.choice("blank", node, otherwise, then);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition that && test == that.test && tested.equals(that.tested);
    }

    @Override
    public int hashCode() {
        return Objects.hash(test, tested);
    }

    @Override
    public String toString() {
        return tested + (test == Test.EXISTS ? " exists" : " is blank");
    }
}

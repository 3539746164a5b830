package io.retl.internal.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directive {@code @if}: one of two mappings, as the value of a third one has it. */
record IfNode(Test test, Node tested, Node then, Node otherwise) implements Node {
    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE
                    .optional("exists", FieldChecks::anything)
                    .optional("then", FieldChecks::anything)
                    .optional("else", FieldChecks::anything),
            IfNode::read);

    enum Test {
        /** Whether there is a value. */
        EXISTS {
            @Override
            boolean holds(@Nullable Object value) {
                return value != null && value != Absent.ABSENT;
            }
        },
        /** What the seed system calls so: whether there is a value that JavaScript tells from the empty text. */
        BLANK {
            @Override
            boolean holds(@Nullable Object value) {
                if (value instanceof List<?> list) {
                    return !isEmptyText(list);
                }
                return value instanceof Map || JavaScript.isTruthy(value);
            }
        };

        abstract boolean holds(@Nullable Object value);

        /** Whether the elements with commas between them are nothing. */
        private static boolean isEmptyText(List<?> list) {
            if (list.size() != 1) {
                return list.isEmpty();
            }
            Object only = list.get(0);
            if (only instanceof List<?> inner) {
                return isEmptyText(inner);
            }
            return only == null || only == Absent.ABSENT || only.equals("");
        }
    }

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@if requires an object with an \"exists\" key");
        }
        Object exists = JavaScript.member(fields, "exists");
        Object blank = JavaScript.member(fields, "blank");
        if (!JavaScript.isTruthy(exists) && !JavaScript.isTruthy(blank)) {
            return new RaisingNode("@if requires an \"exists\" key or a \"blank\" key");
        }
        Object otherwise = fields.get("else");
        boolean testsExistence = exists != Absent.ABSENT;
        return new IfNode(
                testsExistence ? Test.EXISTS : Test.BLANK,
                MappingReader.node(testsExistence ? exists : blank, place),
                MappingReader.node(JavaScript.member(fields, "then"), place),
                JavaScript.isTruthy(otherwise) ? MappingReader.node(otherwise, place) : new LiteralNode(Absent.ABSENT));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return (test.holds(tested.evaluate(scope)) ? then : otherwise).evaluate(scope);
    }

    @Override
    public void reads(Reads reads) {
        tested.reads(reads);
        then.reads(reads);
        otherwise.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return tested.isConstant() && then.isConstant() && otherwise.isConstant();
    }
}

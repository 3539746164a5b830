package io.retl.internal.mapping;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A directive whose text is itself computed. */
record TextOperandNode(String directive, Node operand, Function<String, Node> parser) implements Node {
    /** A path or a template may be so long. */
    static final int MAX_CHARACTERS = 65_536;

    /** A directive that takes a text or a mapping that gives one. */
    static Directive directive(String name, Function<String, Node> parser) {
        return new Directive(Checks::directiveOrText, (operand, place) -> {
            if (!(operand instanceof String text)) {
                return new TextOperandNode(name, MappingReader.node(operand, place), parser);
            }
            if (text.length() > MAX_CHARACTERS) {
                throw new IllegalArgumentException(
                        place.problem("should be a string of length " + MAX_CHARACTERS + " or less"));
            }
            return parser.apply(text);
        });
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object value = operand.evaluate(scope);
        if (!(value instanceof String text)) {
            throw new MappingFailedException(directive + ": expected string, got " + JavaScript.typeOf(value), null);
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new MappingFailedException(
                    directive + ": the string is longer than " + MAX_CHARACTERS + " characters", null);
        }
        return parser.apply(text).evaluate(scope);
    }

    @Override
    public void reads(Reads reads) {
        operand.reads(reads);
        reads.whatever(); // the text may name any column
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}

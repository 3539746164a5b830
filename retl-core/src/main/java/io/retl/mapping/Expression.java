package io.retl.mapping;

import io.retl.internal.mapping.Nodes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes one value from a row; {@link Expressions} has the factories. Implemented by retl; immutable and thread-safe.
 *
 * <p>The result is null, a text, a truth value, a number, an array or an object, or it is <em>absent</em>. Null is
 * data and is sent. Absent is nothing: such a field, or member of an object, is left out; an absent element of an array
 * is null, so that the others keep their places.
 *
 * <p>Every expression is a mapping in JSON: {@link #json()} tells it, and {@link Expressions#directives(Object)} makes the
 * same expression of it again.
 */
public sealed interface Expression permits ObjectExpression, ArrayExpression, ConditionalExpression, DefinedExpression {
    /**
     * This expression with null left out: where it gives null, the result is absent. Where it gives an object, members
     * that are null are left out, also those of objects within it, but nothing inside an array.
     */
    default Expression omitNull() {
        return new DefinedExpression(Nodes.omitNull(DefinedExpression.nodeOf(this)));
    }

    /** Whether there is a value, for {@link Expressions#when(Condition)}: neither null nor absent. */
    default Condition exists() {
        return Condition.exists(this);
    }

    /**
     * Whether the value is blank, for {@link Expressions#when(Condition)}: null, absent or the empty text, and, as in
     * Segment's mappings, zero, false, and an array without elements or with nothing but one blank element. A space is
     * not blank.
     */
    default Condition isBlank() {
        return Condition.isBlank(this);
    }

    /** A text in lower case, by no language's rules; any other value as it is. */
    default Expression lowerCase() {
        return new DefinedExpression(Nodes.mode("@case", "operator", "lower", DefinedExpression.nodeOf(this)));
    }

    /** A text in upper case, by no language's rules; any other value as it is. */
    default Expression upperCase() {
        return new DefinedExpression(Nodes.mode("@case", "operator", "upper", DefinedExpression.nodeOf(this)));
    }

    /**
     * A text with another text in the place of each that is found. A number or a truth value counts as its text; of null,
     * arrays, objects and what is absent the empty text is left.
     *
     * @param pattern 1 to 10 characters that mean themselves
     * @param replacement up to 10 characters that mean themselves, {@code $} counting as two
     * @throws IllegalArgumentException if one of them is too long, or the pattern is empty
     */
    default Expression replace(String pattern, String replacement) {
        return Replacing.of(this, pattern, replacement, Map.of());
    }

    /** As {@link #replace}, but only the first that is found. */
    default Expression replaceFirst(String pattern, String replacement) {
        return Replacing.of(this, pattern, replacement, Replacing.FIRST);
    }

    /** As {@link #replace}, whether letters are in upper or lower case. */
    default Expression replaceIgnoringCase(String pattern, String replacement) {
        return Replacing.of(this, pattern, replacement, Replacing.IGNORING_CASE);
    }

    /** As {@link #replaceFirst}, whether letters are in upper or lower case. */
    default Expression replaceFirstIgnoringCase(String pattern, String replacement) {
        return Replacing.of(this, pattern, replacement, Replacing.FIRST_IGNORING_CASE);
    }

    /**
     * An object of one level: {@code {"a":{"b":1}}} becomes {@code {"a.b":1}} with the separator {@code .}. Arrays are
     * flattened by their indexes; what is empty leaves nothing; what is no object becomes the member with the empty name.
     *
     * @throws IllegalArgumentException if the separator is empty
     */
    default Expression flatten(String separator) {
        return Flattening.of(this, separator, Map.of());
    }

    /** As {@link #flatten}, but arrays stay as they are. */
    default Expression flattenKeepingArrays(String separator) {
        return Flattening.of(this, separator, Flattening.KEEPING_ARRAYS);
    }

    /** The value as JSON text without white space, numbers as in the directive {@code @template}; absent stays absent. */
    default Expression toJson() {
        return new DefinedExpression(Nodes.mode("@json", "mode", "encode", DefinedExpression.nodeOf(this)));
    }

    /** The value that a JSON text stands for, with every digit; a text that is no JSON, and any other value, as it is. */
    default Expression parseJson() {
        return new DefinedExpression(Nodes.mode("@json", "mode", "decode", DefinedExpression.nodeOf(this)));
    }

    /**
     * This expression in JSON directives: null, a String, a Boolean, a Number, or an unmodifiable List or Map with text
     * keys of these. What {@link Expressions#directives(Object)} makes of it is equal to this one, prints the same and
     * gives the same for every row.
     *
     * <p>What directives of Segment's cannot say is said with those that only retl has: {@code @column}, {@code @recordId},
     * {@code @text} and {@code @object}; see {@code docs/mapping.md}.
     */
    default @Nullable Object json() {
        return Nodes.json(DefinedExpression.nodeOf(this));
    }

    /** {@link #json()} as text: the expression with its literals; no value of any row. */
    @Override
    String toString();
}

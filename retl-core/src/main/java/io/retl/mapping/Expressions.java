package io.retl.mapping;

import io.retl.internal.mapping.Node;
import io.retl.internal.mapping.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The building blocks of a mapping, for a static import. Thread-safe.
 *
 * <p>A value of a column arrives as a text, a truth value, a number with every digit it has in the warehouse, or, from
 * a column of JSON, arrays or structs, as nested arrays and objects. A moment is its ISO-8601 text in UTC, with seconds
 * and as many groups of three fraction digits as it needs: {@code 2025-03-01T10:00:05Z},
 * {@code 2025-03-01T10:00:05.120Z}. Binary is base64 text. A double that is not a number is the text {@code NaN},
 * {@code Infinity} or {@code -Infinity}.
 */
public final class Expressions {
    private Expressions() {}

    /**
     * The value of a column of the model; null for a deleted row.
     *
     * @param name the column as the model returns it; if none is written exactly so, the only one that differs in case.
     *     A name that the model does not return, or that fits several columns, fails the sync before it reads a row.
     */
    public static Expression column(String name) {
        return new DefinedExpression(Nodes.column(Objects.requireNonNull(name, "name")));
    }

    /** The text of the row's unique identifier, also of a deleted row: {@code __segment_id} of the event. */
    public static Expression recordId() {
        return new DefinedExpression(Nodes.recordId());
    }

    /**
     * A fixed value, the same for every row. Maps and lists are copied.
     *
     * @param value null, a String, a Boolean, a number of {@code java.lang} or {@code java.math}, or a List or a Map
     *     with text keys of these, nested at most 64 deep
     * @throws IllegalArgumentException if it is anything else, naming the type
     */
    public static Expression literal(@Nullable Object value) {
        return new DefinedExpression(Nodes.literal(value));
    }

    /**
     * A text with the values of columns in it: {@code template("{{first}} {{last}}")}. A value that is null or absent
     * is empty text, a number is all its digits, without an exponent below 1,000 places, an array or object its JSON.
     * Spaces around a name are ignored, nothing is escaped, and three braces mean the same as two.
     *
     * @throws IllegalArgumentException if a placeholder has no name or does not end
     */
    public static Expression template(String text) {
        return new DefinedExpression(Nodes.template(Objects.requireNonNull(text, "text")));
    }

    /**
     * A value computed by a mapping in JSON directives, as Segment's mappings are written. A mapping is a directive,
     * such as {@code {"@path":"$.properties.email"}}, or a value with directives anywhere in it.
     *
     * <p>Its paths read the event of the row: {@code type}, {@code event} ({@code new}, {@code updated} or
     * {@code deleted}), {@code messageId}, {@code timestamp}, {@code receivedAt}, {@code __segment_id} and
     * {@code properties}, which holds the columns. A name among the properties means the column written exactly so,
     * otherwise the only one that differs in case; printed whole they have the names that the warehouse reports. A path
     * that leads nowhere is absent.
     *
     * <p>{@code docs/mapping.md} describes the directives. {@code @liquid} needs the module {@code retl-liquid}. Lists are
     * not looked into here: a mistake within one fails the rows.
     *
     * @param json the mapping: null, a String, a Boolean, a number of {@code java.lang} or {@code java.math}, or a List
     *     or a Map with text keys of these, nested at most 64 deep; copied
     * @throws IllegalArgumentException if the mapping is invalid, with every problem found
     */
    public static Expression directives(@Nullable Object json) {
        return new DefinedExpression(Nodes.directives(json));
    }

    /**
     * One of two expressions: {@code when(column("email").exists()).then(column("email")).otherwise(literal("none"))}.
     * Without {@code otherwise} it is absent where the condition does not hold.
     */
    public static When when(Condition condition) {
        return new When(condition);
    }

    /**
     * One object with the members of several; of those with the same name the last one counts, also if it is null or
     * absent. Elements of an array count as members by their indexes, characters of a text too; any other value has none.
     */
    public static Expression merge(Expression first, Expression... more) {
        return merged("right", first, more);
    }

    /** As {@link #merge}, but of members with the same name the first one counts. */
    public static Expression mergeKeepingFirst(Expression first, Expression... more) {
        return merged("left", first, more);
    }

    private static Expression merged(String direction, Expression first, Expression... more) {
        List<Node> objects = new ArrayList<>();
        objects.add(DefinedExpression.nodeOf(Objects.requireNonNull(first, "first")));
        for (Expression next : Objects.requireNonNull(more, "more")) {
            objects.add(DefinedExpression.nodeOf(Objects.requireNonNull(next, "more")));
        }
        return new DefinedExpression(Nodes.merge(objects, direction));
    }

    /** An object without members; {@link ObjectExpression#set} adds them. */
    public static ObjectExpression object() {
        return DefinedObject.EMPTY;
    }

    /** An array without elements; {@link ArrayExpression#add} adds them. */
    public static ArrayExpression array() {
        return DefinedArray.EMPTY;
    }

    /**
     * The elements of an array that a row has, to be given another shape:
     * {@code array(column("items")).each(object().set("sku", column("sku")))}.
     */
    public static Elements array(Expression source) {
        return new Elements(source);
    }
}

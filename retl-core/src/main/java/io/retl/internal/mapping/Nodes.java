package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the public factories make as JSON and reads that, so that a mapping in Java is the same as one in JSON. The
 * public factories say what each does. Every node here is a {@link WrittenNode}.
 */
public final class Nodes {
    private Nodes() {}

    /** The JSON that gives the same node again. */
    public static @Nullable Object json(Node node) {
        return ((WrittenNode) node).json();
    }

    /** A mapping written as JSON; refuses an invalid one. */
    public static Node directives(@Nullable Object json) {
        return MappingReader.read(json);
    }

    public static Node column(String name) {
        return written(Map.of("@column", name));
    }

    public static Node recordId() {
        return written(Map.of("@recordId", true));
    }

    /** A copy of a fixed value; refuses what is no value. */
    public static Node literal(@Nullable Object value) {
        Object copy = Literals.copy("A literal", value);
        return written(
                namesDirective(copy) ? Map.of("@json", operand("value", Json.write(copy), "mode", "decode")) : copy);
    }

    /** A text with placeholders; refuses broken ones. */
    public static Node template(String text) {
        TemplateNode.parse(text);
        return written(Map.of("@text", text));
    }

    public static Node object(Map<String, Node> members) {
        if (members.keySet().stream().anyMatch(MappingReader::isDirectiveName)) {
            List<Object> pairs = new ArrayList<>();
            members.forEach((name, member) -> pairs.add(Arrays.asList(name, json(member))));
            return written(Map.of("@object", pairs));
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((name, member) -> object.put(name, json(member)));
        return written(object);
    }

    public static Node array(List<Node> elements) {
        List<@Nullable Object> array = new ArrayList<>();
        elements.forEach(element -> array.add(json(element)));
        return written(array);
    }

    public static Node each(Node source, Node shape) {
        Object json = json(shape);
        boolean isShape = json instanceof Map<?, ?> members && !members.isEmpty();
        return written(Map.of(
                "@arrayPath",
                Arrays.asList(computed(source), isShape ? json : Collections.singletonMap("@literal", json))));
    }

    public static Node omitNull(Node node) {
        return written(Collections.singletonMap("@excludeWhenNull", json(node)));
    }

    /** What an object of a directive has for one of two words. */
    public static Node mode(String directive, String key, String word, Node value) {
        return written(Map.of(directive, operand("value", computed(value), key, word)));
    }

    /** An object of one level; the option keeps arrays. */
    public static Node flatten(Node value, String separator, Map<String, ?> options) {
        return optional("@flatten", operand("value", computed(value), "separator", separator), options);
    }

    /** A text for another; a dollar means no more than a dollar. */
    public static Node replace(Node value, String pattern, String replacement, Map<String, ?> options) {
        requireShort("pattern", pattern, 1);
        String escaped = replacement.replace("$", "$$");
        requireShort("replacement", escaped, 0);
        Map<String, @Nullable Object> operand = operand("pattern", pattern, "replacement", escaped);
        operand.put("value", computed(value));
        return optional("@replace", operand, options);
    }

    private static void requireShort(String name, String text, int min) {
        if (text.length() < min || text.length() > Replacement.MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "The %s %s has %s characters, of which '$' counts twice in a replacement; it has %s to %s."
                            .formatted(name, Json.write(text), text.length(), min, Replacement.MAX_CHARACTERS));
        }
    }

    /** One object of several; the word is which one wins. */
    public static Node merge(List<Node> objects, String direction) {
        List<@Nullable Object> list = new ArrayList<>();
        objects.forEach(object -> list.add(json(object) instanceof Map ? json(object) : computed(object)));
        return written(Map.of("@merge", operand("objects", list, "direction", direction)));
    }

    /**
     * One of two nodes.
     *
     * @param test {@code exists} or {@code blank}, as the seed system understands it: the first node is for a value
     *     that is there
     */
    public static Node choice(String test, Node tested, @Nullable Node first, @Nullable Node second) {
        Map<String, @Nullable Object> operand = new LinkedHashMap<>();
        operand.put(test, computed(tested));
        if (first != null) {
            operand.put("then", json(first));
        }
        if (second != null) {
            operand.put("else", JavaScript.isTruthy(json(second)) ? json(second) : computed(second));
        }
        return written(Map.of("@if", operand));
    }

    /** As an operand that has to be computed: a raw value there could be missing, a path or a mistake. */
    private static @Nullable Object computed(Node node) {
        Object json = json(node);
        return json instanceof Map<?, ?> map && MappingReader.isDirective(map)
                ? json
                : Collections.singletonMap("@literal", json);
    }

    private static Node optional(String directive, Map<String, @Nullable Object> operand, Map<String, ?> options) {
        operand.putAll(options);
        return written(Map.of(directive, operand));
    }

    private static Map<String, @Nullable Object> operand(
            String key, @Nullable Object value, String otherKey, @Nullable Object otherValue) {
        Map<String, @Nullable Object> operand = new LinkedHashMap<>();
        operand.put(key, value);
        operand.put(otherKey, otherValue);
        return operand;
    }

    /** Whether a value would be taken for a directive somewhere. */
    private static boolean namesDirective(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(MappingReader::isDirectiveName)
                    || map.values().stream().anyMatch(Nodes::namesDirective);
        }
        return value instanceof List<?> list && list.stream().anyMatch(Nodes::namesDirective);
    }

    private static Node written(@Nullable Object json) {
        Object copy = Literals.copy("An expression", json);
        return new WrittenNode(copy, MappingReader.node(copy, Place.ROOT));
    }
}

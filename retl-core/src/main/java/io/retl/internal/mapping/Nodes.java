package io.retl.internal.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes nodes for the public factories, whose Javadoc says what each does. */
public final class Nodes {
    private Nodes() {}

    public static Node column(String name) {
        return new ColumnNode(name);
    }

    public static Node recordId() {
        return new RecordIdNode();
    }

    /** A copy of a fixed value; refuses what is no value. */
    public static Node literal(@Nullable Object value) {
        return new LiteralNode(Literals.copy("A literal", value));
    }

    /** A text with placeholders; refuses broken ones. */
    public static Node template(String text) {
        return TemplateNode.parse(text);
    }

    /** A mapping written as JSON; refuses an invalid one. */
    public static Node directives(@Nullable Object json) {
        return MappingReader.read(json);
    }

    public static Node object(Map<String, Node> members) {
        return new ObjectNode(members);
    }

    public static Node array(List<Node> elements) {
        return new ArrayNode(elements);
    }

    public static Node each(Node source, Node shape) {
        return new EachNode(source, shape);
    }

    public static Node omitNull(Node node) {
        return new OmitNullNode(node);
    }
}

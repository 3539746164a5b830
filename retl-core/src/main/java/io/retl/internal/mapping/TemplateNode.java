package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** retl's own directive {@code @text}: a text with the values of columns in it, numbers with every digit. */
record TemplateNode(String text, List<Node> parts) implements Node {
    static final Directive DIRECTIVE = new Directive(
            TemplateNode::problems,
            (operand, place) -> operand instanceof String text
                    ? parse(text)
                    : new RaisingNode("@text: expected string, got " + JavaScript.typeOf(operand)));

    private static List<String> problems(@Nullable Object part, Place place) {
        if (!(part instanceof String text)) {
            return Checks.text(part, place);
        }
        try {
            parse(text);
            return List.of();
        } catch (IllegalArgumentException broken) {
            return List.of(place.problem("is broken") + " " + broken.getMessage());
        }
    }

    static TemplateNode parse(String text) {
        List<Node> parts = new ArrayList<>();
        int done = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", done)) {
            String braces = text.startsWith("{{{", open) ? "}}}" : "}}";
            int start = open + braces.length();
            int end = text.indexOf(braces, start);
            String name = end < 0 ? "" : text.substring(start, end).strip();
            if (end < 0 || name.contains("{") || name.contains("}")) {
                throw broken(text, open, "does not end with " + braces);
            }
            if (name.isEmpty()) {
                throw broken(text, open, "names no column");
            }
            parts.add(new LiteralNode(text.substring(done, open)));
            parts.add(new ColumnNode(name));
            done = end + braces.length();
        }
        parts.add(new LiteralNode(text.substring(done)));
        return new TemplateNode(text, List.copyOf(parts));
    }

    private static IllegalArgumentException broken(String text, int open, String what) {
        return new IllegalArgumentException("The placeholder at character %s of the template %s %s. Write {{column}}."
                .formatted(open, Json.write(text), what));
    }

    @Override
    public String evaluate(Scope scope) {
        StringBuilder filled = new StringBuilder(text.length());
        for (Node part : parts) {
            filled.append(Texts.of(part.evaluate(scope)));
            if (filled.length() > Work.MAX_TEXT_CHARACTERS) {
                break;
            }
        }
        scope.work().text("template", filled.length());
        return filled.toString();
    }

    @Override
    public void reads(Reads reads) {
        parts.forEach(part -> part.reads(reads));
    }

    @Override
    public boolean isConstant() {
        return parts.stream().allMatch(Node::isConstant);
    }
}

package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The directive {@code @template}: a text with the values of paths in it. Placeholders in three braces are filled
 * first; then those in two, also where a value has just brought them in.
 */
record PlaceholdersNode(List<Node> parts, Stage stage) implements Node {
    enum Stage {
        /** The parts are what three braces left; what they give is searched for two. */
        FIRST,
        LAST
    }

    PlaceholdersNode {
        parts = List.copyOf(parts);
    }

    static Node parse(String template) {
        List<Node> first = parts(template, 3);
        if (first.size() > 1) {
            return new PlaceholdersNode(first, Stage.FIRST);
        }
        List<Node> last = parts(template, 2);
        return last.size() > 1 ? new PlaceholdersNode(last, Stage.LAST) : new LiteralNode(template);
    }

    /** Text, placeholder, text, placeholder and so on, and text at the end. */
    private static List<Node> parts(String template, int braces) {
        String open = "{".repeat(braces);
        String close = "}".repeat(braces);
        List<Node> parts = new ArrayList<>();
        int done = 0;
        int start = template.indexOf(open);
        while (start >= 0) {
            int inside = start + braces;
            int end = template.indexOf('}', inside);
            if (end < 0) {
                break;
            }
            if (end > inside && template.startsWith(close, end)) {
                String path = JavaScript.trimmed(template.substring(inside, end));
                parts.add(new LiteralNode(template.substring(done, start)));
                parts.add(new PathNode(path, ValuePath.of(path)));
                done = end + braces;
                start = template.indexOf(open, done);
            } else {
                // Whatever opens before this brace meets it too.
                start = template.indexOf(open, end + 1);
            }
        }
        parts.add(new LiteralNode(template.substring(done)));
        return parts;
    }

    @Override
    public String evaluate(Scope scope) {
        Scope input = scope.whole() == Absent.ABSENT ? new ElementScope(scope, Map.of()) : scope;
        String text = filled(parts, input);
        return stage == Stage.FIRST ? filled(parts(text, 2), input) : text;
    }

    private static String filled(List<Node> parts, Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Node part : parts) {
            text.append(JavaScriptText.of(part.evaluate(scope)));
            if (text.length() > Work.MAX_TEXT_CHARACTERS) {
                break;
            }
        }
        scope.work().text("@template", text.length());
        return text.toString();
    }

    @Override
    public void reads(Reads reads) {
        if (stage == Stage.FIRST) {
            reads.whatever(); // a value may bring in a placeholder
        }
        for (Node part : parts) {
            part.reads(reads);
            if (stage == Stage.FIRST && part instanceof LiteralNode text) {
                parts(textOf(text.value()), 2).forEach(inner -> inner.reads(reads));
            }
        }
    }

    private static String textOf(@Nullable Object text) {
        return text == null ? "" : text.toString();
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}

package io.retl.warehouse.databricks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the text of a type, such as {@code STRUCT<id: INT, `a b`: ARRAY<DECIMAL(10,2)> NOT NULL COMMENT 'x'>}. Not thread-safe. */
final class DatabricksTypeText {
    private final String text;
    private int position;

    private DatabricksTypeText(String text) {
        this.text = text;
    }

    static DatabricksType read(String text) {
        return new DatabricksTypeText(text).type();
    }

    private DatabricksType type() {
        int start = position;
        while (position < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == ' ')) {
            position++;
        }
        String words = text.substring(start, position).strip();
        int blank = words.indexOf(' ');
        String name = (blank < 0 ? words : words.substring(0, blank)).toUpperCase(Locale.ROOT);
        List<DatabricksType.Part> parts = new ArrayList<>();
        if (position < text.length() && peek() == '<') {
            while (position < text.length() && peek() != '>') {
                position++;
                parts.add(new DatabricksType.Part(name.equals("STRUCT") ? fieldName() : "", type()));
                skipRest();
            }
            position++;
        }
        return new DatabricksType(name, parts);
    }

    /** The name before the colon. */
    private String fieldName() {
        skipBlanks();
        StringBuilder name = new StringBuilder();
        boolean quoted = position < text.length() && peek() == '`';
        if (quoted) {
            position++;
        }
        while (position < text.length() && (quoted || peek() != ':')) {
            if (quoted && peek() == '`') {
                position++;
                if (position >= text.length() || peek() != '`') {
                    break;
                }
            }
            name.append(peek());
            position++;
        }
        position++;
        skipBlanks();
        return name.toString();
    }

    /** Lengths, NOT NULL, collation and comment, up to the next part or the end of the type around it. */
    private void skipRest() {
        boolean quoted = false;
        int depth = 0;
        while (position < text.length()) {
            char character = peek();
            if (quoted && character == '\\') {
                position++;
            } else if (character == '\'') {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && (character == ',' || character == '>')) {
                return;
            } else if (!quoted) {
                depth += character == '(' ? 1 : character == ')' ? -1 : 0;
            }
            position++;
        }
    }

    private void skipBlanks() {
        while (position < text.length() && peek() == ' ') {
            position++;
        }
    }

    private char peek() {
        return text.charAt(position);
    }
}

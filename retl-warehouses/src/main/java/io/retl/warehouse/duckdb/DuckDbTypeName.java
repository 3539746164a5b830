package io.retl.warehouse.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the name of a type, such as {@code STRUCT(a INTEGER, "b c" MAP(VARCHAR, DECIMAL(10,2)[]))[3]}. Not thread-safe.
 */
final class DuckDbTypeName {
    private final String text;
    private int position;

    DuckDbTypeName(String text) {
        this.text = text;
    }

    DuckDbType read() {
        DuckDbType type = base();
        while (at('[')) {
            position = text.indexOf(']', position) + 1;
            type = new DuckDbType(DuckDbType.LIST, 0, List.of(new DuckDbType.Part("", type)));
        }
        return type;
    }

    private DuckDbType base() {
        String name = word();
        if (!at('(')) {
            return new DuckDbType(name, 0, List.of());
        }
        return switch (name) {
            case DuckDbType.STRUCTURE, DuckDbType.UNION -> new DuckDbType(name, 0, parts(true));
            case DuckDbType.MAP, DuckDbType.TUPLE -> new DuckDbType(name, 0, parts(false));
            default -> new DuckDbType(name, scale(arguments()), List.of());
        };
    }

    /** Up to what follows a name; quotes belong to it. */
    private String word() {
        int start = position;
        boolean quoted = false;
        while (position < text.length() && (quoted || "()[,".indexOf(text.charAt(position)) < 0)) {
            quoted ^= text.charAt(position) == '"';
            position++;
        }
        return text.substring(start, position);
    }

    private List<DuckDbType.Part> parts(boolean named) {
        List<DuckDbType.Part> parts = new ArrayList<>();
        while (!at(')')) {
            position++; // the bracket or the comma
            while (at(' ')) {
                position++;
            }
            String name = named ? name() : "element" + (parts.size() + 1);
            parts.add(new DuckDbType.Part(name, read()));
        }
        position++;
        return List.copyOf(parts);
    }

    private String name() {
        int start = position;
        boolean quoted = false;
        while (quoted || !at(' ')) {
            quoted ^= at('"');
            position++;
        }
        String name = text.substring(start, position);
        position++;
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** What stands in brackets, such as lengths or labels; the labels are quoted. */
    private String arguments() {
        int start = position + 1;
        boolean quoted = false;
        while (quoted || !at(')')) {
            quoted ^= at('\'');
            position++;
        }
        position++;
        return text.substring(start, position - 1);
    }

    private static int scale(String arguments) {
        return arguments.matches("\\d+, ?\\d+")
                ? Integer.parseInt(
                        arguments.substring(arguments.indexOf(',') + 1).strip())
                : 0;
    }

    private boolean at(char character) {
        return position < text.length() && text.charAt(position) == character;
    }
}

package io.retl.examples.runner;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text from elsewhere, made fit for a terminal: a value in a warehouse, or the answer of a destination, must not move the
 * cursor, colour the screen or pretend to be another line.
 */
final class Printable {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Printable() {}

    /** The text with control characters, line breaks and direction marks written as escapes. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(printable, character));
        return printable.toString();
    }

    /** The same, with the lines of a longer message joined by a space. */
    static String line(String text) {
        String joined = text.indexOf('\n') < 0
                ? text
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
        return of(joined);
    }

    private static void append(StringBuilder printable, int character) {
        switch (character) {
            case '\n' -> printable.append("\\n");
            case '\r' -> printable.append("\\r");
            case '\t' -> printable.append("\\t");
            default -> {
                if (isHidden(character)) {
                    printable.append(String.format(Locale.ROOT, "\\u%04x", character));
                } else {
                    printable.appendCodePoint(character);
                }
            }
        }
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> character != ZERO_WIDTH_NON_JOINER && character != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}

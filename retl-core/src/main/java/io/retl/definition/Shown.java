package io.retl.definition;

import java.util.regex.Pattern;

/** How a message shows what a file says: a name of any length and content must not spoil it. */
final class Shown {
    private static final int MAX_CHARACTERS = 80;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");

    private Shown() {}

    /** In single quotes, cut. */
    static String quoted(String text) {
        return "'" + cut(text) + "'";
    }

    /** Without characters that move the cursor, and not too long. */
    static String cut(String text) {
        String cut = text.codePointCount(0, text.length()) > MAX_CHARACTERS
                ? text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS)) + "…"
                : text;
        return CONTROL.matcher(cut).replaceAll(" ");
    }
}

package io.retl.destination.values;

import java.util.regex.Pattern;

/** A text without what JavaScript counts as white space around it: no-break spaces and the byte order mark, too. */
public final class Trimmed {
    private static final String SPACES =
            "[\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]++";
    private static final Pattern BEGINNING = Pattern.compile("^" + SPACES);
    private static final Pattern SPACE = Pattern.compile(SPACES);

    private Trimmed() {}

    /** The text without the white space at its ends. */
    public static String of(String text) {
        String rest = BEGINNING.matcher(text).replaceFirst("");
        int end = rest.length();
        while (end > 0 && SPACE.matcher(rest.substring(end - 1, end)).matches()) {
            end--;
        }
        return rest.substring(0, end);
    }
}

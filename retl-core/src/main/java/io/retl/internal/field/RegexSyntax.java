package io.retl.internal.field;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text is a regular expression of JavaScript, without flags. Nothing is matched: texts of records never become
 * expressions. Time is linear. Not thread-safe.
 */
final class RegexSyntax {
    private static final Pattern END_OF_INPUT = Pattern.compile("[^\\\\]\\\\Z");
    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]++)(,([0-9]*+))?\\}");
    private static final Pattern NAME =
            Pattern.compile("<([\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}$\\u200c\\u200d]*+)>");
    private static final int SIGNIFICANT_DIGITS = 10;

    private final String text;
    private final boolean hasNames;
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private int position;
    private boolean isRepeatable;

    private RegexSyntax(String text) {
        this.text = text;
        this.hasNames = hasNames(text);
    }

    static boolean accepts(String text) {
        return !END_OF_INPUT.matcher(text).find() && new RegexSyntax(text).isValid();
    }

    private boolean isValid() {
        while (position < text.length()) {
            if (!term(text.charAt(position++))) {
                return false;
            }
        }
        return groups.isEmpty() && names.containsAll(references);
    }

    private boolean term(char first) {
        return switch (first) {
            case '(' -> group();
            case ')' -> groupEnd();
            case '|', '^', '$' -> {
                isRepeatable = false;
                yield true;
            }
            case '*', '+', '?' -> repetition();
            case '{' -> braces();
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> {
                isRepeatable = true;
                yield true;
            }
        };
    }

    private boolean group() {
        isRepeatable = false;
        if (!skip("?")) {
            groups.push(true);
            return true;
        }
        if (skip("<=") || skip("<!")) {
            groups.push(false);
            return true;
        }
        groups.push(true);
        return skip(":") || skip("=") || skip("!") || name(names);
    }

    /** What looks ahead may be repeated, what looks behind may not. */
    private boolean groupEnd() {
        Boolean ended = groups.poll();
        isRepeatable = ended != null && ended;
        return ended != null;
    }

    /** A name in angle brackets that is not yet among these. */
    private boolean name(Set<String> known) {
        Matcher name = NAME.matcher(text).region(position, text.length());
        if (!name.lookingAt()) {
            return false;
        }
        position = name.end();
        return known.add(name.group(1)) || known == references;
    }

    private boolean repetition() {
        boolean isRepetition = isRepeatable;
        isRepeatable = false;
        boolean ignored = skip("?");
        return isRepetition;
    }

    /** Braces that are no repetition are text. */
    private boolean braces() {
        Matcher braces = REPETITION.matcher(text).region(position - 1, text.length());
        if (!braces.lookingAt()) {
            isRepeatable = true;
            return true;
        }
        position = braces.end();
        String end = braces.group(3);
        boolean isOrdered = end == null || end.isEmpty() || count(braces.group(1)) <= count(end);
        return repetition() && isOrdered;
    }

    private static long count(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.length() - start > SIGNIFICANT_DIGITS
                ? Integer.MAX_VALUE
                : Math.min(Integer.MAX_VALUE, Long.parseLong(digits.substring(start)));
    }

    private boolean escape() {
        if (position == text.length()) {
            return false;
        }
        char escaped = text.charAt(position++);
        isRepeatable = escaped != 'b' && escaped != 'B';
        return escaped != 'k' || !hasNames || name(references);
    }

    private boolean characterClass() {
        boolean ignored = skip("^");
        isRepeatable = true;
        RegexClass members = new RegexClass(text, position, hasNames);
        position = members.end();
        return members.isValid();
    }

    private boolean skip(String expected) {
        if (text.startsWith(expected, position)) {
            position += expected.length();
            return true;
        }
        return false;
    }

    /** Only with a named group somewhere do references by name mean something. */
    private static boolean hasNames(String text) {
        boolean isInClass = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\\') {
                i++;
            } else if (isInClass || character == '[') {
                isInClass = character != ']';
            } else if (text.startsWith("(?<", i) && !text.startsWith("=", i + 3) && !text.startsWith("!", i + 3)) {
                return true;
            }
        }
        return false;
    }
}

package io.retl.internal.warehouse;

import io.retl.ConfigurationException;
import io.retl.Problem;
import io.retl.warehouse.spi.SyntaxFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a model's text far enough to know that it is one query that stays inside the brackets it is put into.
 *
 * <p>Refused: a second statement, a bracket that closes more than was opened, an unclosed literal, name or comment, and a
 * text that is no query or that changes rows. What is not promised: that the query is harmless; the rights of the role decide that.
 */
final class QueryText {
    private static final Set<String> FIRST_WORDS = Set.of("SELECT", "WITH", "VALUES", "TABLE", "FROM");

    /** How many quotes begin a text that may hold quotes. */
    private static final int TRIPLE = 3;

    private static final char MAX_ASCII = 0x7f;

    /** The words before TABLE that make a query of INSERT, UPDATE, DELETE or MERGE in standard SQL. */
    private static final Set<String> DATA_CHANGE_WORDS = Set.of("FINAL", "NEW", "OLD");

    private final String text;
    private final Set<SyntaxFeature> features;
    private final List<String> problems = new ArrayList<>();
    private int position;
    private int depth;
    private int end = -1;
    private String firstWord = "";
    private String lastWord = "";
    private boolean afterEscapeString;
    private boolean onNewLine;

    private QueryText(String text, Set<SyntaxFeature> features) {
        this.text = text;
        this.features = features;
    }

    /**
     * The query without its closing semicolon.
     *
     * @param place what a problem begins with
     * @throws ConfigurationException if the text is not one query
     */
    static String check(String place, String text, Set<SyntaxFeature> features) {
        QueryText query = new QueryText(text, features);
        query.read();
        if (!query.problems.isEmpty()) {
            throw new ConfigurationException(query.problems.stream()
                    .map(problem -> Problem.of(place + ": " + problem))
                    .toList());
        }
        return query.end < 0 ? text : text.substring(0, query.end) + text.substring(query.end + 1);
    }

    private void read() {
        while (position < text.length() && problems.isEmpty()) {
            if (!skipComment() && (end >= 0 || !skipQuoted())) {
                readPlain();
            }
        }
        if (problems.isEmpty() && depth > 0) {
            problems.add("the query leaves " + depth + " bracket(s) open. Close them.");
        }
        if (problems.isEmpty() && !FIRST_WORDS.contains(firstWord)) {
            problems.add(
                    firstWord.isEmpty()
                            ? "the query is empty."
                            : "the query begins with '" + firstWord
                                    + "'. A model is one SELECT (or WITH, VALUES, TABLE).");
        }
    }

    private void readPlain() {
        char character = text.charAt(position);
        if (Character.isWhitespace(character)) {
            onNewLine = onNewLine || character == '\n' || character == '\r';
            position++;
            return;
        }
        afterEscapeString = false;
        if (end >= 0) {
            problems.add("the query has something after its closing semicolon at character " + (position + 1)
                    + ". A model is one statement.");
            return;
        }
        if (character == ';') {
            end = position++;
        } else if (character == '(') {
            depth++;
            position++;
        } else if (character == ')') {
            depth--;
            position++;
            if (depth < 0) {
                problems.add("the query closes a bracket that it did not open, at character " + position + ".");
            }
        } else if (isWord(character)) {
            readWord();
        } else {
            position++;
        }
    }

    private void readWord() {
        int start = position;
        boolean name = false; // a dollar belongs to a name, but ends a number
        while (position < text.length() && (isWord(text.charAt(position)) || (name && text.charAt(position) == '$'))) {
            name = name || !Character.isDigit(text.charAt(position));
            position++;
        }
        String word = text.substring(start, position).toUpperCase(Locale.ROOT);
        if (firstWord.isEmpty()) {
            firstWord = word;
        }
        if (word.equals("TABLE") && DATA_CHANGE_WORDS.contains(lastWord)) {
            problems.add("the query changes rows (" + lastWord + " TABLE at character " + (start + 1)
                    + "). A model only reads.");
        }
        lastWord = word;
        boolean escapes = features.contains(SyntaxFeature.ESCAPE_STRINGS)
                && position - start == 1
                && (text.charAt(start) == 'e' || text.charAt(start) == 'E')
                && at("'");
        if (escapes && !isJoined(start)) {
            skipEscapeString();
        }
    }

    private boolean skipComment() {
        if (at("--")
                || (at("#") && features.contains(SyntaxFeature.HASH_COMMENTS))
                || (at("//") && features.contains(SyntaxFeature.SLASH_COMMENTS))) {
            while (position < text.length() && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
                position++;
            }
            return true;
        }
        if (!at("/*")) {
            return false;
        }
        int start = position;
        int open = 0;
        do {
            if (at("/*") && (open == 0 || features.contains(SyntaxFeature.NESTED_COMMENTS))) {
                open++;
                position += 2;
            } else if (at("*/")) {
                open--;
                position += 2;
            } else if (position < text.length()) {
                position++;
            } else {
                unclosed("comment", start);
                return true;
            }
        } while (open > 0);
        return true;
    }

    private boolean skipQuoted() {
        char character = text.charAt(position);
        if (skipTripleQuoted()) {
            afterEscapeString = false;
        } else if (character == '\'' && afterEscapeString && onNewLine) {
            skipEscapeString();
        } else if (character == '\'') {
            afterEscapeString = false;
            skipUntilQuote('\'', features.contains(SyntaxFeature.BACKSLASH_ESCAPES));
        } else if (character == '"') {
            afterEscapeString = false;
            skipUntilQuote('"', features.contains(SyntaxFeature.BACKSLASH_ESCAPES));
        } else if (character == '`' && features.contains(SyntaxFeature.BACKTICK_NAMES)) {
            skipUntilQuote('`', features.contains(SyntaxFeature.BACKSLASH_ESCAPES));
        } else if (character == '[' && features.contains(SyntaxFeature.BRACKET_NAMES)) {
            skipUntilQuote(']', false);
        } else if (character == '$' && features.contains(SyntaxFeature.DOLLAR_QUOTES)) {
            return skipDollarQuoted();
        } else {
            return false;
        }
        return true;
    }

    /** {@code E'text'}; a literal that follows on another line goes on with it, escapes included. */
    private void skipEscapeString() {
        skipUntilQuote('\'', true);
        afterEscapeString = true;
        onNewLine = false;
    }

    private boolean skipTripleQuoted() {
        if (!features.contains(SyntaxFeature.TRIPLE_QUOTED_TEXT) || !(at("'''") || at("\"\"\""))) {
            return false;
        }
        int start = position;
        String quotes = text.substring(start, start + TRIPLE);
        position += TRIPLE;
        while (!at(quotes) && position < text.length()) {
            position += text.charAt(position) == '\\' && features.contains(SyntaxFeature.BACKSLASH_ESCAPES) ? 2 : 1;
        }
        if (position < text.length()) {
            position += TRIPLE;
        } else {
            unclosed("text literal", start);
        }
        return true;
    }

    /** A quote inside is doubled. It must not read as two literals: the second would lose the first one's E. */
    private void skipUntilQuote(char quote, boolean backslashEscapes) {
        int start = position++;
        boolean doubled = !features.contains(SyntaxFeature.TRIPLE_QUOTED_TEXT);
        while (position < text.length()) {
            char character = text.charAt(position++);
            if (character == '\\' && backslashEscapes) {
                position++;
            } else if (doubled && character == quote && position < text.length() && text.charAt(position) == quote) {
                position++;
            } else if (character == quote) {
                return;
            }
        }
        unclosed(quote == '\'' ? "text literal" : "name", start);
    }

    private boolean skipDollarQuoted() {
        int close = position + 1;
        while (close < text.length() && isWord(text.charAt(close))) {
            close++;
        }
        if (close >= text.length() || text.charAt(close) != '$' || Character.isDigit(text.charAt(position + 1))) {
            return false;
        }
        if (isJoined(position)) {
            return true;
        }
        String tag = text.substring(position, close + 1);
        int start = position;
        int found = text.indexOf(tag, close + 1);
        if (found < 0) {
            unclosed("text literal", start);
        } else {
            position = found + tag.length();
        }
        return true;
    }

    /**
     * Refuses what products read differently: to some a letter-like sign or a foreign space is part of a name, so that a
     * dollar or an E after it begins no literal.
     */
    private boolean isJoined(int start) {
        if (start == 0 || text.charAt(start - 1) <= MAX_ASCII || isWord(text.charAt(start - 1))) {
            return false;
        }
        problems.add("the query has a text literal right after an unusual sign, at character " + (start + 1)
                + ". Put a space before it.");
        return true;
    }

    private void unclosed(String what, int start) {
        position = text.length();
        problems.add("the query has a " + what + " that begins at character " + (start + 1) + " and is never closed.");
    }

    private boolean at(String expected) {
        return text.startsWith(expected, position);
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}

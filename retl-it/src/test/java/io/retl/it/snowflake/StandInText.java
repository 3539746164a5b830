package io.retl.it.snowflake;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A statement in Snowflake's words, word by word in DuckDB's. Not thread-safe.
 *
 * <p>Names are what Snowflake makes of them: one without quotes is upper case, one between quotes keeps its case, and the two
 * differ. DuckDB takes names that differ in case for one, so a lower-case letter of a quoted name gets a {@link #MARK}. Text
 * between apostrophes has backslash escapes, as in Snowflake.
 */
final class StandInText {
    /** Stands before each lower-case letter of a quoted name; no test uses it in a name. */
    static final char MARK = '\uE000';

    /** All the words that are replaced; {@code docs/warehouses/snowflake.md} lists them. */
    static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("ARRAY", "SNOWFLAKE_ARRAY"),
            Map.entry("BINARY", "BLOB"),
            Map.entry("DATA_RETENTION_TIME_IN_DAYS", ""),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("INFORMATION_SCHEMA", "SNOWFLAKE_INFORMATION"),
            Map.entry("NUMBER", "DECIMAL"),
            Map.entry("OBJECT", "SNOWFLAKE_OBJECT"),
            Map.entry("TIME", "TIME_NS"),
            Map.entry("TIMESTAMP_LTZ", "TIMESTAMPTZ"),
            Map.entry("TIMESTAMP_NTZ", "TIMESTAMP_NS"),
            Map.entry("TRANSIENT", ""),
            Map.entry("VARIANT", "JSON"));

    /** Those that lose what stands in brackets after them: the digits of a second, or the length. */
    private static final Set<String> WITHOUT_LENGTH = Set.of("BINARY", "TIME", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ");

    private final String sql;
    private final boolean ignoresCase;
    private final StringBuilder translated = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private String firstWord = "";
    private int marks;
    private int position;

    private StandInText(String sql, boolean ignoresCase) {
        this.sql = sql;
        this.ignoresCase = ignoresCase;
    }

    /**
     * Translates a statement.
     *
     * @param ignoresCase whether the session ignores the case of quoted names
     */
    static StandInText of(String sql, boolean ignoresCase) {
        StandInText text = new StandInText(sql, ignoresCase);
        while (text.position < sql.length()) {
            text.token();
        }
        return text;
    }

    String translated() {
        return translated.toString();
    }

    /** The first word in upper case; empty if there is none. */
    String firstWord() {
        return firstWord;
    }

    /** How many question marks wait for a value. */
    int marks() {
        return marks;
    }

    /** Whether the statement itself mentions a name. */
    boolean mentions(String name) {
        return names.contains(name);
    }

    /** A name as Snowflake would report it. */
    static String decoded(String name) {
        StringBuilder text = new StringBuilder();
        boolean lower = false;
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            if (character == MARK) {
                lower = true;
            } else {
                text.append(lower ? String.valueOf(character).toLowerCase(Locale.ROOT) : character);
                lower = false;
            }
        }
        return text.toString();
    }

    static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            text.append(Character.isLowerCase(character) && character < 128 ? MARK + upper(character) : character);
        }
        return text.toString();
    }

    private static String upper(char character) {
        return String.valueOf(character).toUpperCase(Locale.ROOT);
    }

    private void token() {
        char character = sql.charAt(position);
        if (sql.startsWith("--", position) || sql.startsWith("//", position)) {
            skipTo("\n");
        } else if (sql.startsWith("/*", position)) {
            skipTo("*/");
        } else if (sql.startsWith("$$", position)) {
            dollarText();
        } else if (character == '\'') {
            text();
        } else if (character == '"') {
            name();
        } else if (Character.isLetter(character) || character == '_') {
            word();
        } else {
            marks += character == '?' ? 1 : 0;
            translated.append(character);
            position++;
        }
    }

    private void skipTo(String end) {
        int found = sql.indexOf(end, position + 2);
        position = found < 0 ? sql.length() : found + end.length();
        translated.append('\n');
    }

    private void dollarText() {
        int end = sql.indexOf("$$", position + 2);
        end = end < 0 ? sql.length() : end;
        appendText(sql.substring(position + 2, end));
        position = Math.min(sql.length(), end + 2);
    }

    private void text() {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < sql.length()) {
            char character = sql.charAt(position++);
            if (character == '\\' && position < sql.length()) {
                value.append(unescaped(sql.charAt(position++)));
            } else if (character != '\'') {
                value.append(character);
            } else if (position < sql.length() && sql.charAt(position) == '\'') {
                value.append('\'');
                position++;
            } else {
                break;
            }
        }
        appendText(value.toString());
    }

    private static char unescaped(char character) {
        return switch (character) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case '0' -> '\0';
            default -> character;
        };
    }

    private void appendText(String value) {
        translated.append('\'').append(value.replace("'", "''")).append('\'');
    }

    private void name() {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < sql.length()) {
            char character = sql.charAt(position++);
            if (character != '"') {
                value.append(character);
            } else if (position < sql.length() && sql.charAt(position) == '"') {
                value.append('"');
                position++;
            } else {
                break;
            }
        }
        String read = ignoresCase ? value.toString().toUpperCase(Locale.ROOT) : value.toString();
        names.add(read);
        translated.append('"').append(encoded(read).replace("\"", "\"\"")).append('"');
    }

    private void word() {
        int start = position;
        while (position < sql.length() && isPartOfWord(sql.charAt(position))) {
            position++;
        }
        String word = sql.substring(start, position).toUpperCase(Locale.ROOT);
        firstWord = firstWord.isEmpty() ? word : firstWord;
        names.add(word);
        if (word.equals("COLLATE") && sql.startsWith("(", position)) { // a function, not the clause that DuckDB knows
            translated.append("\"COLLATE\"");
            return;
        }
        translated.append(WORDS.getOrDefault(word, word));
        if (WITHOUT_LENGTH.contains(word) && sql.startsWith("(", position)) {
            position = sql.indexOf(')', position) + 1;
        }
        if (word.equals("DATA_RETENTION_TIME_IN_DAYS")) {
            position = sql.indexOf('0', position) + 1;
        }
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }
}

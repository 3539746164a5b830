package io.retl.it.bigquery;

import java.util.ArrayList;
import java.util.List;

/** Splits GoogleSQL into tokens, so that the stand-in can tell names and parameters from what texts and comments hold. */
final class SqlTokens {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    enum Kind {
        /** {@code `name`}. */
        NAME,
        /** A keyword, a name without quotes, a number or a system variable. */
        WORD,
        /** {@code ?}. */
        PARAMETER,
        /** White space, comments, texts and signs. */
        OTHER
    }

    /** A piece of the text as it stands there. */
    record Token(Kind kind, String text) {
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        /** A name without its quotes. */
        String name() {
            StringBuilder name = new StringBuilder();
            for (int index = 1; index < text.length() - 1; index++) {
                char character = text.charAt(index);
                if (character == '\\') {
                    character = text.charAt(++index);
                    character = character == 'n' ? '\n' : character == 'r' ? '\r' : character;
                }
                name.append(character);
            }
            return name.toString();
        }
    }

    static List<Token> of(String sql) {
        SqlTokens reader = new SqlTokens(sql);
        while (reader.position < sql.length()) {
            reader.read();
        }
        return reader.tokens;
    }

    private void read() {
        int start = position;
        char character = sql.charAt(position);
        Kind kind = Kind.OTHER;
        if (at("--") || at("#")) {
            while (position < sql.length() && "\r\n".indexOf(sql.charAt(position)) < 0) {
                position++;
            }
        } else if (at("/*")) {
            int end = sql.indexOf("*/", position + 2);
            position = end < 0 ? sql.length() : end + 2;
        } else if (at("'''") || at("\"\"\"")) {
            skipText(sql.substring(position, position + 3));
        } else if (character == '\'' || character == '"' || character == '`') {
            skipText(String.valueOf(character));
            kind = character == '`' ? Kind.NAME : Kind.OTHER;
        } else if (character == '?') {
            position++;
            kind = Kind.PARAMETER;
        } else if (isWord(character)) {
            while (position < sql.length() && isWord(sql.charAt(position))) {
                position++;
            }
            kind = Kind.WORD;
        } else {
            position++;
        }
        tokens.add(new Token(kind, sql.substring(start, position)));
    }

    private void skipText(String quotes) {
        position += quotes.length();
        while (position < sql.length() && !at(quotes)) {
            position += sql.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(sql.length(), position + quotes.length());
    }

    private boolean at(String expected) {
        return sql.startsWith(expected, position);
    }

    private static boolean isWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '@';
    }
}

package io.retl.internal.mapping;

import java.util.Locale;

/** Upper and lower case as JavaScript has them, without regard to any language. */
final class Letters {
    private static final char SIGMA = '\u03A3';
    private static final char SMALL_SIGMA = '\u03C3';
    private static final char FINAL_SIGMA = '\u03C2';
    private static final String IGNORED_MARKS =
            "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    private Letters() {}

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /**
     * The text in lower case; a sigma at the end of a word has a form of its own. What ends a word is looked for here,
     * because Java asks for the words of a language, and takes the square of the length for it.
     */
    static String lower(String text) {
        int sigma = text.indexOf(SIGMA);
        if (sigma < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder lower = new StringBuilder(text.length());
        int done = 0;
        boolean inWord = false;
        for (; sigma >= 0; sigma = text.indexOf(SIGMA, done)) {
            String before = text.substring(done, sigma);
            inWord = endsInWord(before, inWord);
            lower.append(before.toLowerCase(Locale.ROOT));
            lower.append(inWord && !goesOn(text, sigma + 1) ? FINAL_SIGMA : SMALL_SIGMA);
            inWord = true;
            done = sigma + 1;
        }
        return lower.append(text.substring(done).toLowerCase(Locale.ROOT)).toString();
    }

    /** Whether the last character that counts is a letter with a case. */
    private static boolean endsInWord(String text, boolean ifNoneCounts) {
        int index = text.length();
        while (index > 0) {
            int character = text.codePointBefore(index);
            if (!isIgnored(character)) {
                return isCased(character);
            }
            index -= Character.charCount(character);
        }
        return ifNoneCounts;
    }

    /** Whether the next character that counts is a letter with a case. */
    private static boolean goesOn(String text, int from) {
        int index = from;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (!isIgnored(character)) {
                return isCased(character);
            }
            index += Character.charCount(character);
        }
        return false;
    }

    private static boolean isCased(int character) {
        return Character.isLowerCase(character) || Character.isUpperCase(character) || Character.isTitleCase(character);
    }

    private static boolean isIgnored(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> IGNORED_MARKS.indexOf(character) >= 0;
        };
    }

    /**
     * The text with one letter for all that JavaScript takes for the same when it ignores case, each character in its
     * place.
     */
    static String folded(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = Folding.of(characters[i]);
        }
        return new String(characters);
    }

    /** Made when the first text is folded, because it takes a while to ask for every character. */
    private static final class Folding {
        private static final int ASCII_END = 0x80;
        private static final char[] FOLDED = table();

        static char of(char character) {
            return FOLDED[character];
        }

        private static char[] table() {
            char[] table = new char[Character.MAX_VALUE + 1];
            for (int i = 0; i < table.length; i++) {
                String upper = upper(String.valueOf((char) i));
                boolean changes = upper.length() == 1 && (i < ASCII_END || upper.charAt(0) >= ASCII_END);
                table[i] = changes ? upper.charAt(0) : (char) i;
            }
            return table;
        }
    }
}

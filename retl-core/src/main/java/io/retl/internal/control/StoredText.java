package io.retl.internal.control;

/** Text from elsewhere, as every database takes it. */
final class StoredText {
    private static final char REPLACEMENT = '\uFFFD';

    private StoredText() {}

    /** Cut, and without what some databases refuse: NUL, and surrogates that form no character. */
    static String of(String text, int maxCharacters) {
        String cut = text.length() > maxCharacters ? text.substring(0, maxCharacters) : text;
        StringBuilder stored = null;
        for (int index = 0; index < cut.length(); index++) {
            char character = cut.charAt(index);
            if (character == 0 || isLone(cut, index)) {
                stored = stored == null ? new StringBuilder(cut) : stored;
                stored.setCharAt(index, REPLACEMENT);
            }
        }
        return stored == null ? cut : stored.toString();
    }

    private static boolean isLone(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}

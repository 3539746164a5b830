package io.retl.internal.json;

/** Tells surrogates that form a character from those that do not. */
final class Surrogates {
    private Surrogates() {}

    static boolean pairAt(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }
}

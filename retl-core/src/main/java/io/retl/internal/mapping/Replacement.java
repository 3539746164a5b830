package io.retl.internal.mapping;

/**
 * One text for another, within a text. The pattern is no more than a text; what replaces it has four signs: {@code $&}
 * is what was found, {@code $`} what is before it, {@code $'} what is behind it, and {@code $$} a dollar.
 */
record Replacement(String pattern, String replacement, boolean ignoresCase, boolean isGlobal) {
    /** Both have so many characters at most. */
    static final int MAX_CHARACTERS = 10;

    String in(String text, Work work) {
        requireShort("pattern", pattern);
        requireShort("replacement", replacement);
        String searched = ignoresCase ? Letters.folded(text) : text;
        String wanted = ignoresCase ? Letters.folded(pattern) : pattern;
        StringBuilder changed = new StringBuilder(text.length());
        int done = 0;
        int found = searched.indexOf(wanted);
        while (found >= 0) {
            append(changed, text, done, found);
            done = found + pattern.length();
            expand(changed, text, found, done);
            found = isGlobal ? searched.indexOf(wanted, done) : -1;
        }
        append(changed, text, done, text.length());
        work.characters(changed.length());
        return changed.toString();
    }

    private static void requireShort(String name, String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new MappingFailedException(
                    "@replace requires a \"" + name + "\" less than " + MAX_CHARACTERS + " characters", null);
        }
    }

    private void expand(StringBuilder changed, String text, int start, int end) {
        int i = 0;
        while (i < replacement.length()) {
            char sign = replacement.charAt(i) == '$' && i + 1 < replacement.length() ? replacement.charAt(i + 1) : ' ';
            switch (sign) {
                case '$' -> changed.append('$');
                case '&' -> append(changed, text, start, end);
                case '`' -> append(changed, text, 0, start);
                case '\'' -> append(changed, text, end, text.length());
                default -> changed.append(replacement.charAt(i));
            }
            i += "$&`'".indexOf(sign) < 0 ? 1 : 2;
        }
    }

    private static void append(StringBuilder changed, String text, int from, int to) {
        if (changed.length() + (long) (to - from) > Work.MAX_TEXT_CHARACTERS) {
            throw new MappingFailedException(
                    "@replace: the text is longer than " + Work.MAX_TEXT_CHARACTERS + " characters.", null);
        }
        changed.append(text, from, to);
    }
}

package io.retl.definition;

import java.util.Arrays;

/** Finds lines and columns in a text whose lines end as on any system. */
final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            if (endsLine(text, i)) {
                if (lines == found.length) {
                    found = Arrays.copyOf(found, 2 * lines);
                }
                found[lines++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, lines);
    }

    private static boolean endsLine(String text, int index) {
        char character = text.charAt(index);
        boolean beforeLineFeed = index + 1 < text.length() && text.charAt(index + 1) == '\n';
        return character == '\n' || (character == '\r' && !beforeLineFeed);
    }

    Position position(int offset) {
        int index = Math.min(Math.max(offset, 0), text.length());
        int found = Arrays.binarySearch(starts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(starts[line], index) + 1);
    }
}

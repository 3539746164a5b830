package io.retl.destination.spi;

import java.util.Locale;

/**
 * A word that means something in a date. Words of up to three letters are compared whole, months by their first three.
 *
 * @param kind what it is
 * @param value the number of a month, the hours of an offset from UTC or those that {@code pm} adds
 */
record DateWord(Kind kind, int value) {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int LETTERS = 3;

    private static final DateWord UNKNOWN = new DateWord(Kind.UNKNOWN, 0);

    /** What a word is. */
    enum Kind {
        MONTH,
        HALF_OF_DAY,
        ZONE,
        /** The T between a date and a time. */
        SEPARATOR,
        UNKNOWN
    }

    static DateWord of(String word) {
        String start = word.substring(0, Math.min(LETTERS, word.length())).toLowerCase(Locale.ROOT);
        int month = start.length() == LETTERS ? MONTHS.indexOf(start) : -1;
        if (month >= 0 && month % LETTERS == 0) {
            return new DateWord(Kind.MONTH, month / LETTERS + 1);
        }
        return word.length() > LETTERS ? UNKNOWN : ofShort(start);
    }

    private static DateWord ofShort(String word) {
        return switch (word) {
            case "am" -> new DateWord(Kind.HALF_OF_DAY, 0);
            case "pm" -> new DateWord(Kind.HALF_OF_DAY, 12);
            case "z", "ut", "utc", "gmt" -> new DateWord(Kind.ZONE, 0);
            case "edt" -> new DateWord(Kind.ZONE, -4);
            case "est", "cdt" -> new DateWord(Kind.ZONE, -5);
            case "cst", "mdt" -> new DateWord(Kind.ZONE, -6);
            case "mst", "pdt" -> new DateWord(Kind.ZONE, -7);
            case "pst" -> new DateWord(Kind.ZONE, -8);
            case "t" -> new DateWord(Kind.SEPARATOR, 0);
            default -> UNKNOWN;
        };
    }
}

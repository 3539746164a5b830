package io.retl.internal.field;

import io.retl.internal.mapping.JavaScript;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of RFC 3339, but a zone is never demanded. */
final class DateFormats {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]++)?(?:[zZ]|[+-][0-9]{2}(?::?[0-9]{2})?)?");

    private DateFormats() {}

    static boolean isDate(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return false;
        }
        try {
            LocalDate day = LocalDate.of(part(date, 1), part(date, 2), part(date, 3));
            return day.getYear() >= 0;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** The only leap second is the last of a day, whatever the zone. */
    static boolean isTime(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return false;
        }
        int hour = part(time, 1);
        int minute = part(time, 2);
        int second = part(time, 3);
        return (hour < 24 && minute < 60 && second < 60) || (hour == 23 && minute == 59 && second == 60);
    }

    /** A date and a time with one T or white space between them. */
    static boolean isDateTime(String text) {
        int separator = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 't' || character == 'T' || JavaScript.isSpace(character)) {
                if (separator >= 0) {
                    return false;
                }
                separator = i;
            }
        }
        return separator >= 0 && isDate(text.substring(0, separator)) && isTime(text.substring(separator + 1));
    }

    private static int part(Matcher text, int group) {
        return Integer.parseInt(text.group(group));
    }
}

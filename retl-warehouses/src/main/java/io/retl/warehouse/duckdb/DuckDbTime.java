package io.retl.warehouse.duckdb;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads the text of dates and times, with years of any length and before Christ. Infinity stays text. */
final class DuckDbTime {
    private static final String BEFORE_CHRIST = " (BC)";

    /** How the pinned time zone is written. */
    private static final String UTC = "+00";

    private DuckDbTime() {}

    /** An ISO date. */
    static Object date(String text) {
        return isInfinite(text) ? text : localDate(text).toString();
    }

    /** An instant; a time without a zone is UTC. */
    static Object instant(String text) {
        if (isInfinite(text)) {
            return text;
        }
        String moment = text.endsWith(UTC) ? text.substring(0, text.length() - UTC.length()) : text;
        int space = moment.lastIndexOf(' ');
        return OffsetDateTime.of(
                        localDate(moment.substring(0, space)),
                        LocalTime.parse(moment.substring(space + 1)),
                        ZoneOffset.UTC)
                .toInstant();
    }

    private static boolean isInfinite(String text) {
        return text.endsWith("infinity");
    }

    /** The year 1 before Christ is the year 0 of ISO. */
    private static LocalDate localDate(String text) {
        boolean before = text.endsWith(BEFORE_CHRIST);
        String date = before ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text;
        int month = date.indexOf('-') + 1;
        int year = Integer.parseInt(date, 0, month - 1, 10);
        return LocalDate.of(
                before ? 1 - year : year,
                Integer.parseInt(date, month, month + 2, 10),
                Integer.parseInt(date, month + 3, month + 5, 10));
    }
}

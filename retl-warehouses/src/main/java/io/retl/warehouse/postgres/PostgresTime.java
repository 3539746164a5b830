package io.retl.warehouse.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Reads the ISO text of dates and times, with years of any length and before Christ. Infinity stays text. */
final class PostgresTime {
    private static final String BEFORE_CHRIST = " BC";
    private static final int TIME_LENGTH = "00:00:00".length();
    private static final int NANO_DIGITS = 9;

    private PostgresTime() {}

    /** An ISO date. */
    static Object date(String text) {
        if (text.endsWith("infinity")) {
            return text;
        }
        boolean before = text.endsWith(BEFORE_CHRIST);
        String date = withoutEra(text, before);
        return before || date.indexOf('-') > 4 ? localDate(date, before).toString() : date;
    }

    /** An instant; a time without a zone is UTC. */
    static Object instant(String text) {
        if (text.endsWith("infinity")) {
            return text;
        }
        boolean before = text.endsWith(BEFORE_CHRIST);
        String moment = withoutEra(text, before);
        int space = moment.indexOf(' ');
        int zone = zoneStart(moment, space + 1 + TIME_LENGTH);
        LocalDate date = localDate(moment.substring(0, space), before);
        LocalTime time = localTime(moment, space + 1, zone);
        return instant(LocalDateTime.of(date, time), moment.substring(zone));
    }

    private static Instant instant(LocalDateTime moment, String zone) {
        return moment.toInstant(zone.isEmpty() || zone.equals("+00") ? ZoneOffset.UTC : ZoneOffset.of(zone));
    }

    private static String withoutEra(String text, boolean before) {
        return before ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text;
    }

    /** The year 1 before Christ is the year 0 of ISO. */
    private static LocalDate localDate(String text, boolean before) {
        int month = text.indexOf('-') + 1;
        int year = Integer.parseInt(text, 0, month - 1, 10);
        return LocalDate.of(
                before ? 1 - year : year,
                Integer.parseInt(text, month, month + 2, 10),
                Integer.parseInt(text, month + 3, month + 5, 10));
    }

    private static LocalTime localTime(String text, int start, int end) {
        int nano = 0;
        if (end > start + TIME_LENGTH) {
            nano = Integer.parseInt(text, start + TIME_LENGTH + 1, end, 10);
            for (int digits = end - start - TIME_LENGTH - 1; digits < NANO_DIGITS; digits++) {
                nano *= 10;
            }
        }
        return LocalTime.of(
                Integer.parseInt(text, start, start + 2, 10),
                Integer.parseInt(text, start + 3, start + 5, 10),
                Integer.parseInt(text, start + 6, start + 8, 10),
                nano);
    }

    private static int zoneStart(String text, int from) {
        int index = from;
        while (index < text.length() && text.charAt(index) != '+' && text.charAt(index) != '-') {
            index++;
        }
        return index;
    }
}

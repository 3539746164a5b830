package io.retl.destination.values;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of a moment, as JavaScript writes it, always in UTC. */
public final class IsoText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private IsoText() {}

    /** With three digits of seconds: {@code 2026-11-21T08:00:00.000Z}. Years beyond four digits have six and a sign. */
    public static String moment(Instant moment) {
        OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
        return year(utc.getYear()) + DAY_AND_TIME.format(utc);
    }

    /** The day alone: {@code 2026-11-21}. The year has as many digits as it needs. */
    public static String day(Instant moment) {
        OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
        return utc.getYear() + DAY.format(utc);
    }

    private static String year(int year) {
        String digits = Integer.toString(Math.abs(year));
        if (year >= 0 && year <= 9_999) {
            return "0".repeat(4 - digits.length()) + digits;
        }
        return (year < 0 ? "-" : "+") + "0".repeat(6 - digits.length()) + digits;
    }
}

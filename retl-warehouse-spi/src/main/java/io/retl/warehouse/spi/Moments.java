package io.retl.warehouse.spi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text of moments in literals: digits in UTC that no product reads in two ways. */
public final class Moments {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** As in {@code 2025-03-01}. */
    public static String date(Instant moment) {
        return DATE.format(moment);
    }

    /** As in {@code 2025-03-01 10:00:00.000000}; what is finer than a microsecond is cut off. */
    public static String dateAndTime(Instant moment) {
        return DATE_AND_TIME.format(moment);
    }
}

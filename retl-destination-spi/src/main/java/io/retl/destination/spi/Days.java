package io.retl.destination.spi;

import java.time.LocalDate;

/** Counts days as JavaScript does: a month or day that is too large, or none, counts on from there. */
final class Days {
    private Days() {}

    /** The days from 1970 to a day; the first month is 0, the first day of a month is 1. */
    static long since1970(int year, int month, int day) {
        return LocalDate.of(year + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                        .toEpochDay()
                + day
                - 1;
    }
}

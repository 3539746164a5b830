package io.retl.destination.spi;

import java.util.OptionalDouble;

/** Year, month, day, time and offset as they are found in the text of a date. Not thread-safe. */
final class DateParts {
    private static final int NONE = Integer.MIN_VALUE;

    /** The furthest offset, in seconds, that an engine computes with. */
    private static final long MAX_OFFSET = Integer.MAX_VALUE;

    private final int[] day = {1, 1, 1};
    private final int[] time = new int[4];
    private int days;
    private int times;
    private int month = NONE;
    private int halfOfDay = NONE;
    private int sign = NONE;
    private int offsetHour = NONE;
    private int offsetMinute = NONE;
    private boolean isIso;

    void iso() {
        isIso = true;
    }

    boolean addDay(int number) {
        if (days == day.length) {
            return false;
        }
        day[days++] = number;
        return true;
    }

    boolean hasDay() {
        return days > 0;
    }

    void nameMonth(int number) {
        month = number;
    }

    boolean addTime(int number) {
        if (times == time.length) {
            return false;
        }
        time[times++] = number;
        return true;
    }

    /** The last part of the time. */
    void endTime(int number) {
        addTime(number);
        times = time.length;
    }

    boolean hasTime() {
        return times > 0;
    }

    /** Whether the number can be the next part of a time that has begun. */
    boolean expectsTime(int number) {
        return switch (times) {
            case 1, 2 -> number < 60;
            case 3 -> number < 1_000;
            default -> false;
        };
    }

    void shiftHalfOfDay(int hours) {
        halfOfDay = hours;
    }

    void zone(int hours) {
        sign = hours < 0 ? -1 : 1;
        offsetHour = Math.abs(hours);
        offsetMinute = 0;
    }

    void offset(int direction, int hour, int minute) {
        sign = direction;
        offsetHour = hour;
        offsetMinute = minute;
    }

    /** An offset whose minutes may come later. */
    void offset(int direction, int hour) {
        offset(direction, hour, NONE);
    }

    void offsetMinute(int minute) {
        offsetMinute = minute;
    }

    boolean expectsOffsetMinute(int number) {
        return offsetHour != NONE && offsetMinute == NONE && number < 60;
    }

    boolean isUtc() {
        return offsetHour == 0 && offsetMinute == 0;
    }

    /** Milliseconds since 1970, or nothing if a part is out of its range. */
    OptionalDouble millis() {
        if (days == 0 || !isTime()) {
            return OptionalDouble.empty();
        }
        long offset = sign == NONE ? 0 : or0(offsetHour) * 3_600L + or0(offsetMinute) * 60L;
        int[] date = date();
        if (offset > MAX_OFFSET || date[1] < 1 || date[1] > 12 || !isDay(date[2])) {
            return OptionalDouble.empty();
        }
        double seconds = Days.since1970(date[0], date[1] - 1, date[2]) * 86_400.0
                + time[0] * 3_600
                + time[1] * 60
                + time[2]
                - (sign < 0 ? -offset : offset);
        double millis = seconds * 1_000 + time[3];
        return Math.abs(millis) <= 8.64e15 ? OptionalDouble.of(millis) : OptionalDouble.empty();
    }

    private boolean isTime() {
        if (halfOfDay != NONE) {
            if (time[0] > 12) {
                return false;
            }
            time[0] = time[0] % 12 + halfOfDay;
            halfOfDay = NONE;
        }
        boolean isMidnight = time[0] == 24 && time[1] == 0 && time[2] == 0 && time[3] == 0;
        return isMidnight || (time[0] < 24 && time[1] < 60 && time[2] < 60 && time[3] < 1_000);
    }

    /** Year, month and day in this order, whichever way they were written. */
    private int[] date() {
        if (isIso) {
            return day;
        }
        int[] date = month == NONE ? unnamed() : named();
        if (date[0] >= 0 && date[0] <= 99) {
            date[0] += date[0] < 50 ? 2_000 : 1_900;
        }
        return date;
    }

    private int[] unnamed() {
        return isDay(day[0]) ? new int[] {day[2], day[0], day[1]} : day.clone();
    }

    private int[] named() {
        return isDay(day[0]) ? new int[] {day[1], month, day[0]} : new int[] {day[0], month, day[1]};
    }

    private static boolean isDay(int number) {
        return number >= 1 && number <= 31;
    }

    private static int or0(int number) {
        return number == NONE ? 0 : number;
    }
}

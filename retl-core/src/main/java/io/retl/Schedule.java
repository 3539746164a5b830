package io.retl;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When a mapping is synced: every so often, or on certain days at certain full hours. Immutable and thread-safe.
 *
 * <p>This version checks and keeps schedules but does not run them: the host reads {@link Mapping#schedule()} and calls
 * {@link Retl#sync} when the time has come.
 */
public sealed interface Schedule permits Schedule.Interval, Schedule.Calendar {
    /**
     * Again and again, as long after the last start.
     *
     * @param interval more than zero; the {@link Retl} builder takes 15 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day,
     *     unless {@link Limits#scheduleInterval()} is changed
     * @throws IllegalArgumentException if the interval is not more than zero
     */
    static Interval every(Duration interval) {
        return new Interval(Objects.requireNonNull(interval, "interval"));
    }

    /**
     * Every day at full hours of UTC; {@link Calendar#on} and {@link Calendar#in} name days and a time zone.
     *
     * @param hours at least one of 0 to 23
     * @throws IllegalArgumentException if there is none, or one that is not 0 to 23
     */
    static Calendar at(int... hours) {
        Objects.requireNonNull(hours, "hours");
        Set<Integer> set = Arrays.stream(hours).boxed().collect(Collectors.toSet());
        return new Calendar(EnumSet.allOf(DayOfWeek.class), set, ZoneId.of("UTC"));
    }

    /**
     * What is wrong with it under these limits; the {@link Retl} builder asks this.
     *
     * @param place what the message begins with, for example {@code Mapping 'orders': }
     * @param limits the limits of the {@link Retl}
     */
    Optional<Problem> problem(String place, Limits limits);

    /**
     * A schedule that repeats after a time.
     *
     * @param every the time from start to start, more than zero
     */
    record Interval(Duration every) implements Schedule {
        /**
         * Checks that time goes on.
         *
         * @throws IllegalArgumentException if the time is not more than zero
         */
        public Interval {
            Objects.requireNonNull(every, "every");
            if (every.isZero() || every.isNegative()) {
                throw new IllegalArgumentException("interval is " + every + "; it must be more than zero.");
            }
        }

        @Override
        public Optional<Problem> problem(String place, Limits limits) {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(limits, "limits");
            return new Intervals(limits.scheduleInterval()).problem(place, every);
        }

        /** For example {@code every 15 minutes}. */
        @Override
        public String toString() {
            return "every " + Intervals.text(every);
        }
    }

    /**
     * A schedule of days and hours.
     *
     * @param days at least one
     * @param hours at least one of 0 to 23
     * @param zone whose clocks are meant
     */
    record Calendar(Set<DayOfWeek> days, Set<Integer> hours, ZoneId zone) implements Schedule {
        /**
         * Copies and sorts.
         *
         * @throws IllegalArgumentException if there is no day or no hour, or an hour that is not 0 to 23
         */
        public Calendar {
            Objects.requireNonNull(days, "days");
            Objects.requireNonNull(hours, "hours");
            Objects.requireNonNull(zone, "zone");
            if (days.isEmpty()) {
                throw new IllegalArgumentException("days is empty; name at least one.");
            }
            if (hours.isEmpty()) {
                throw new IllegalArgumentException("hours is empty; name at least one of 0 to 23.");
            }
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
            hours = Collections.unmodifiableSet(new TreeSet<>(hours));
            for (int hour : hours) {
                if (hour < 0 || hour > 23) {
                    throw new IllegalArgumentException("hours has " + hour + "; an hour is 0 to 23.");
                }
            }
        }

        /**
         * The same hours on these days only.
         *
         * @param days at least one
         * @throws IllegalArgumentException if there is none
         */
        public Calendar on(DayOfWeek... days) {
            Objects.requireNonNull(days, "days");
            Set<DayOfWeek> set = EnumSet.noneOf(DayOfWeek.class);
            Arrays.stream(days).forEach(day -> set.add(Objects.requireNonNull(day, "days")));
            return new Calendar(set, hours, zone);
        }

        /** The same days and hours by the clocks of this time zone. */
        public Calendar in(ZoneId zone) {
            return new Calendar(days, hours, zone);
        }

        @Override
        public Optional<Problem> problem(String place, Limits limits) {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(limits, "limits");
            return new Intervals(limits.scheduleInterval()).problem(place, days, hours);
        }

        /** For example {@code on MONDAY, FRIDAY at 6, 18 o'clock in Europe/Berlin}. */
        @Override
        public String toString() {
            return (days.size() == DayOfWeek.values().length ? "daily" : "on " + joined(days)) + " at " + joined(hours)
                    + " o'clock in " + zone;
        }

        private static String joined(Set<?> values) {
            return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }
}

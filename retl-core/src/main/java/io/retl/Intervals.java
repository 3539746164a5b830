package io.retl;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which times between two scheduled syncs are taken: the usual ones that are long enough, and the least one itself.
 *
 * @param least the limit
 */
record Intervals(Duration least) {
    private static final List<Duration> USUAL = Stream.of(15L, 30L, 60L, 120L, 240L, 360L, 480L, 720L, 1_440L)
            .map(Duration::ofMinutes)
            .toList();

    private enum Unit {
        DAY(Duration.ofDays(1)),
        HOUR(Duration.ofHours(1)),
        MINUTE(Duration.ofMinutes(1)),
        SECOND(Duration.ofSeconds(1)),
        /** Less than a second: the duration's own text is clearer than any number. */
        NONE(Duration.ofNanos(1));

        private final Duration length;

        Unit(Duration length) {
            this.length = length;
        }

        /** The longest that the duration is a multiple of. */
        static Unit of(Duration duration) {
            Unit found = NONE;
            for (Unit unit : values()) {
                if (found == NONE && isMultiple(duration, unit)) {
                    found = unit;
                }
            }
            return found;
        }

        private static boolean isMultiple(Duration duration, Unit unit) {
            boolean wholeSeconds = duration.equals(Duration.ofSeconds(duration.toSeconds()));
            return unit != NONE && wholeSeconds && duration.toSeconds() % unit.length.toSeconds() == 0;
        }

        String count(Duration duration) {
            return this == NONE ? duration.toString() : String.valueOf(duration.toSeconds() / length.toSeconds());
        }

        String name(boolean plural) {
            String singular = switch (this) {
                case DAY -> " day";
                case HOUR -> " hour";
                case MINUTE -> " minute";
                case SECOND -> " second";
                case NONE -> "";
            };
            return plural && this != NONE ? singular + "s" : singular;
        }
    }

    Optional<Problem> problem(String place, Duration interval) {
        String runs = place + "the schedule runs every " + text(interval);
        if (interval.compareTo(least) < 0) {
            return Optional.of(new Problem(
                    ErrorCode.INTERVAL_TOO_SHORT, runs + "; the limit is " + text(least) + ". Use " + choice() + "."));
        }
        if (!allowed().contains(interval)) {
            return Optional.of(Problem.of(runs + ", which is none of the intervals. Use " + choice() + "."));
        }
        return Optional.empty();
    }

    /** Full hours are an hour apart at least: only a limit that was raised can be missed. */
    Optional<Problem> problem(String place, Set<DayOfWeek> days, Set<Integer> hours) {
        Duration gap = Duration.ofHours(leastGap(days, hours));
        if (gap.compareTo(least) >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ErrorCode.INTERVAL_TOO_SHORT,
                place + "the schedule runs again after " + text(gap) + "; the limit is " + text(least)
                        + ". Leave out hours or days."));
    }

    private static int leastGap(Set<DayOfWeek> days, Set<Integer> hours) {
        List<Integer> starts = days.stream()
                .flatMap(day -> hours.stream().map(hour -> day.getValue() * 24 + hour))
                .sorted()
                .toList();
        int week = DayOfWeek.values().length * 24;
        int least = starts.get(0) + week - starts.get(starts.size() - 1);
        for (int i = 1; i < starts.size(); i++) {
            least = Math.min(least, starts.get(i) - starts.get(i - 1));
        }
        return least;
    }

    private List<Duration> allowed() {
        return Stream.concat(Stream.of(least), USUAL.stream())
                .filter(interval -> interval.compareTo(least) >= 0)
                .distinct()
                .sorted()
                .toList();
    }

    /** What is allowed, grouped by unit: {@code 15 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day}. */
    private String choice() {
        List<String> groups = new ArrayList<>();
        for (Unit unit : List.of(Unit.NONE, Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY)) {
            List<Duration> group = allowed().stream()
                    .filter(interval -> Unit.of(interval) == unit)
                    .toList();
            if (!group.isEmpty()) {
                groups.add(text(group, unit));
            }
        }
        return joined(groups, ", or ");
    }

    private static String text(List<Duration> group, Unit unit) {
        List<String> counts = group.stream().map(unit::count).toList();
        return joined(counts, " or ")
                + unit.name(group.size() > 1 || !counts.get(0).equals("1"));
    }

    private static String joined(List<String> parts, String last) {
        String head = parts.stream().limit(parts.size() - 1L).collect(Collectors.joining(", "));
        return head.isEmpty() ? parts.get(0) : head + last + parts.get(parts.size() - 1);
    }

    /** For example {@code 15 minutes}. */
    static String text(Duration duration) {
        return text(List.of(duration), Unit.of(duration));
    }
}

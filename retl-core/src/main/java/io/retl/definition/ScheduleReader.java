package io.retl.definition;

import io.retl.Schedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads schedules: {@code {"every":"PT15M"}}, or days, hours and a time zone. */
final class ScheduleReader {
    static final List<String> KEYS = List.of("every", "days", "hours", "zone");

    private static final Map<String, DayOfWeek> DAYS = new LinkedHashMap<>();

    static {
        for (DayOfWeek day : DayOfWeek.values()) {
            DAYS.put(day.name().toLowerCase(Locale.ROOT), day);
        }
    }

    private ScheduleReader() {}

    /** The schedule of a definition; empty if there is none or it is wrong. */
    static Optional<Schedule> read(Keys definition) {
        return definition.nested("schedule", KEYS).flatMap(ScheduleReader::schedule);
    }

    private static Optional<Schedule> schedule(Keys keys) {
        boolean calendar = List.of("days", "hours", "zone").stream()
                .anyMatch(key -> keys.find(key).isPresent());
        if (keys.find("every").isPresent() == calendar) {
            keys.report(
                    (calendar ? "it has both 'every' and days, hours or a zone" : "it has neither 'every' nor 'hours'")
                            + ". Write {\"every\": \"PT15M\"}, or {\"days\": [\"monday\"], \"hours\": [6, 18],"
                            + " \"zone\": \"UTC\"}.");
            return Optional.empty();
        }
        return calendar ? calendar(keys) : keys.duration("every").flatMap(every -> interval(keys, every));
    }

    private static Optional<Schedule> interval(Keys keys, Duration every) {
        if (every.isZero() || every.isNegative()) {
            keys.report("every", "the time must be more than zero. Write it as, for example, PT15M.");
            return Optional.empty();
        }
        return Optional.of(Schedule.every(every));
    }

    private static Optional<Schedule> calendar(Keys keys) {
        Optional<Set<DayOfWeek>> days = days(keys);
        Optional<Set<Integer>> hours = hours(keys);
        Optional<ZoneId> zone = zone(keys);
        return days.isPresent() && hours.isPresent() && zone.isPresent()
                ? Optional.of(new Schedule.Calendar(days.get(), hours.get(), zone.get()))
                : Optional.empty();
    }

    private static Optional<Set<DayOfWeek>> days(Keys keys) {
        if (keys.find("days").isEmpty()) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        return set(
                keys,
                "days",
                "Name at least one, or leave the key out for every day.",
                day -> keys.values()
                        .choice(day.value(), day.place(), DAYS, "is no day. Use monday, tuesday and so on."));
    }

    private static Optional<Set<Integer>> hours(Keys keys) {
        return keys.require("hours", "[6, 18]")
                .flatMap(present ->
                        set(keys, "hours", "Name at least one of 0 to 23.", hour -> hour(hour, keys.values())));
    }

    private static Optional<Integer> hour(Values.Element element, Values values) {
        Optional<Long> hour = values.whole(element.value(), element.place(), Integer.MAX_VALUE);
        if (hour.isPresent() && (hour.get() < 0 || hour.get() > 23)) {
            values.findings().add(element.value().offset(), element.place(), hour.get() + " is no hour. Use 0 to 23.");
            return Optional.empty();
        }
        return hour.map(Long::intValue);
    }

    /** Those elements that are right; empty if none is. */
    private static <T extends Comparable<T>> Optional<Set<T>> set(
            Keys keys, String key, String fix, Function<Values.Element, Optional<T>> reader) {
        Optional<List<Values.Element>> elements = keys.list(key);
        if (elements.isPresent() && elements.get().isEmpty()) {
            keys.report(key, "the list is empty. " + fix);
        }
        Set<T> read = new TreeSet<>();
        elements.orElse(List.of()).forEach(element -> reader.apply(element).ifPresent(read::add));
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static Optional<ZoneId> zone(Keys keys) {
        if (keys.find("zone").isEmpty()) {
            return Optional.of(ZoneId.of("UTC"));
        }
        return keys.text("zone").flatMap(name -> {
            try {
                return Optional.of(ZoneId.of(name));
            } catch (DateTimeException unknown) {
                keys.report(
                        "zone",
                        keys.shown("zone") + " is no time zone. Write it as, for example, Europe/Berlin or UTC.");
                return Optional.empty();
            }
        });
    }
}

package io.retl;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Limits DEFAULT = Limits.builder().build();

    private static Optional<String> problem(Schedule schedule, String least) {
        Limits limits = Limits.builder().scheduleInterval(Duration.parse(least)).build();
        return schedule.problem("Mapping 'x': ", limits).map(Problem::message);
    }

    private static Schedule every(String interval) {
        return Schedule.every(Duration.parse(interval));
    }

    @Test
    void usualIntervalsAreTaken() {
        for (String usual : "PT15M PT30M PT1H PT2H PT4H PT6H PT8H PT12H P1D".split(" ")) {
            assertThat(every(usual).problem("Mapping 'x': ", DEFAULT)).as(usual).isEmpty();
        }
    }

    @Test
    void intervalBelowTheLimitIsRefused() {
        assertThat(every("PT14M").problem("Mapping 'x': ", DEFAULT))
                .contains(new Problem(
                        ErrorCode.INTERVAL_TOO_SHORT,
                        "Mapping 'x': the schedule runs every 14 minutes; the limit is 15 minutes. Use 15 or 30"
                                + " minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day."));
        assertThat(every("PT14M59.999999999S").problem("Mapping 'x': ", DEFAULT))
                .get()
                .returns(ErrorCode.INTERVAL_TOO_SHORT, Problem::code)
                .asString()
                .startsWith("Mapping 'x': the schedule runs every PT14M59.999999999S; the limit is 15 minutes.");
        assertThat(problem(every("PT14M59S"), "PT15M").orElseThrow()).contains("runs every 899 seconds;");
    }

    @Test
    void intervalThatIsNoneOfTheUsualOnesIsRefused() {
        assertThat(every("PT45M").problem("Mapping 'x': ", DEFAULT))
                .contains(new Problem(
                        ErrorCode.CONFIGURATION,
                        "Mapping 'x': the schedule runs every 45 minutes, which is none of the intervals. Use 15 or 30"
                                + " minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day."));
        assertThat(problem(every("P2D"), "PT15M").orElseThrow()).contains("runs every 2 days, which is none");
    }

    @Test
    void limitThatWasChangedIsAnIntervalItself() {
        assertThat(problem(every("PT1M"), "PT1M")).isEmpty();
        assertThat(problem(every("PT15M"), "PT1M")).isEmpty();
        assertThat(problem(every("PT5M"), "PT1M").orElseThrow())
                .endsWith("Use 1, 15 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day.");
        assertThat(problem(every("PT20M"), "PT20M")).isEmpty();
        assertThat(problem(every("PT15M"), "PT20M").orElseThrow())
                .endsWith("the limit is 20 minutes. Use 20 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day.");
        assertThat(problem(every("PT1H"), "PT90M").orElseThrow())
                .endsWith("the limit is 90 minutes. Use 90 minutes, 2, 4, 6, 8 or 12 hours, or 1 day.");
        assertThat(problem(every("P1D"), "P2D").orElseThrow())
                .endsWith("every 1 day; the limit is 2 days. Use 2 days.");
    }

    @Test
    void hoursOfADayAreFarEnoughApartUnlessTheLimitWasRaised() {
        Schedule.Calendar twice = Schedule.at(6, 18, 17);

        assertThat(twice.problem("Mapping 'x': ", DEFAULT)).isEmpty();
        assertThat(problem(twice, "PT1H")).isEmpty();
        assertThat(twice.problem(
                        "Mapping 'x': ",
                        Limits.builder().scheduleInterval(Duration.ofHours(2)).build()))
                .contains(new Problem(
                        ErrorCode.INTERVAL_TOO_SHORT,
                        "Mapping 'x': the schedule runs again after 1 hour; the limit is 2 hours. Leave out hours or"
                                + " days."));
        assertThat(problem(Schedule.at(0, 23), "PT2H").orElseThrow()).contains("runs again after 1 hour;");
        assertThat(problem(Schedule.at(0, 23).on(SUNDAY, MONDAY), "PT2H").orElseThrow())
                .contains("runs again after 1 hour;");
        assertThat(problem(Schedule.at(6).on(MONDAY), "P7D")).isEmpty();
        assertThat(problem(Schedule.at(6).on(MONDAY), "P7DT1H").orElseThrow())
                .contains("after 7 days; the limit is 169 hours");
    }

    @Test
    void daysHoursAndZoneAreKeptInOrder() {
        Schedule.Calendar schedule = Schedule.at(18, 6, 18).on(SATURDAY, FRIDAY).in(ZoneId.of("Europe/Berlin"));

        assertThat(schedule)
                .isEqualTo(new Schedule.Calendar(Set.of(FRIDAY, SATURDAY), Set.of(6, 18), ZoneId.of("Europe/Berlin")))
                .hasToString("on FRIDAY, SATURDAY at 6, 18 o'clock in Europe/Berlin");
        assertThat(Schedule.at(0).days()).containsExactly(DayOfWeek.values());
        assertThat(Schedule.at(0)).hasToString("daily at 0 o'clock in UTC");
        assertThat(schedule.days()).isUnmodifiable();
        assertThat(schedule.hours()).isUnmodifiable();
    }

    @Test
    void whatIsNoScheduleIsRefusedAtOnce() {
        assertRefused(() -> Schedule.every(Duration.ZERO), "interval is PT0S; it must be more than zero.");
        assertRefused(() -> every("PT-1S"), "interval is PT-1S; it must be more than zero.");
        assertRefused(Schedule::at, "hours is empty; name at least one of 0 to 23.");
        assertRefused(() -> Schedule.at(24), "hours has 24; an hour is 0 to 23.");
        assertRefused(() -> Schedule.at(-1, 0), "hours has -1; an hour is 0 to 23.");
        assertRefused(() -> Schedule.at(23).on(), "days is empty; name at least one.");
        assertThat(Schedule.at(0, 23).hours()).isEqualTo(Set.copyOf(Arrays.asList(0, 23)));
    }

    private static void assertRefused(Runnable misuse, String message) {
        assertThatThrownBy(misuse::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

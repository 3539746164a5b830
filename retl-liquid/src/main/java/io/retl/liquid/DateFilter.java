package io.retl.liquid;

import io.retl.liquid.FunctionFilter.Arguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The filter {@code date}. It has no clock and no time zone but UTC, so that the same row always gives the same: "now"
 * is a text like any other. What is no date passes as it is.
 */
final class DateFilter {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final int MILLIS = 1_000;

    private DateFilter() {}

    static @Nullable Object apply(@Nullable Object value, Arguments arguments) {
        Optional<OffsetDateTime> moment = moment(value);
        return moment.isEmpty()
                ? value
                : DateText.of(arguments.text(0, "%A, %B %-e, %Y at %-l:%M %P %z"), moment.get());
    }

    private static Optional<OffsetDateTime> moment(@Nullable Object value) {
        try {
            if (value instanceof Number number) {
                return Optional.of(at(Math.round(number.doubleValue() * MILLIS)));
            }
            return value instanceof String text ? moment(text.strip()) : Optional.empty();
        } catch (DateTimeException | NumberFormatException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> moment(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(at(Long.parseLong(text) * MILLIS));
        }
        Matcher iso = ISO.matcher(text);
        if (!iso.matches()) {
            return Optional.empty();
        }
        String time = or(iso.group(2), "00:00") + or(iso.group(3), ":00");
        return Optional.of(OffsetDateTime.parse(iso.group(1) + "T" + time + or(iso.group(4), "Z"))
                .withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static OffsetDateTime at(long millis) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    private static String or(@Nullable String part, String otherwise) {
        return part == null ? otherwise : part;
    }
}

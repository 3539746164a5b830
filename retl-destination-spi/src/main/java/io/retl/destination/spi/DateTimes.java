package io.retl.destination.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times in the forms that a field of type {@link FieldType#DATETIME} takes. Thread-safe: it has no state.
 *
 * <p>Numbers are milliseconds since 1970. Of texts the first of these that fits counts:
 *
 * <ol>
 *   <li>Nine or ten digits, perhaps with a fraction, are seconds since 1970; thirteen are milliseconds.
 *   <li>{@code 2026-11-21}, {@code 2026/11/21 8:00}, {@code 20261121}, {@code 2026-11-21T08:00:00.123}: year, month, day, hour,
 *       minute, second and milliseconds without a zone, any number of them, as the library dayjs reads them. What is too large
 *       counts on: {@code 2026-02-30} is 2 March. {@code .5} is five milliseconds.
 *   <li>What JavaScript engines read: ISO 8601 with a zone, {@code Sat, 21 Nov 2026 08:00:00 GMT}, {@code Mar 5 2024},
 *       {@code 3/5/2024 3:04 PM PST}.
 *   <li>Any other number of at most 16 characters, written without exponent and superfluous zeros, is seconds since 1970.
 * </ol>
 *
 * <p>A time without a zone is read as UTC, never in the zone of this process. Moments more than 100,000,000 days from 1970 are
 * none. The check of a field lets pass what this reads, and also numbers in JavaScript's notation with an exponent or more
 * digits; it takes all texts of a number for seconds.
 */
public final class DateTimes {
    /** The furthest moment that JavaScript has, in milliseconds. */
    private static final long MAX_MILLIS = 8_640_000_000_000_000L;

    private static final BigDecimal FURTHEST = BigDecimal.valueOf(MAX_MILLIS);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{9,10}(?:\\.[0-9]{1,9})?");
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{13}");

    /** A number as JavaScript writes it, as long as it has {@link #MAX_NUMBER_CHARACTERS} and no exponent. */
    private static final Pattern NUMBER = Pattern.compile("(?!-0$)-?(?:0(?!\\.0{6})|[1-9][0-9]*+)(?:\\.[0-9]*[1-9])?");

    private static final int MAX_NUMBER_CHARACTERS = 16;

    /** Year, month, day, hour, minute, second, fraction. */
    private static final Pattern PARTS = Pattern.compile("([0-9]{4})[-/]?([0-9]{1,2})?[-/]?([0-9]{0,2})[Tt"
            + LooseDate.SPACES + "]*+([0-9]{1,2})?:?([0-9]{1,2})?:?([0-9]{1,2})?[.:]?([0-9]++)?");

    private DateTimes() {}

    /**
     * The moment that a value stands for.
     *
     * @param value of a payload
     * @return empty if it stands for none
     */
    public static Optional<Instant> parse(@Nullable Object value) {
        if (value instanceof Number number) {
            return millis(number);
        }
        return value instanceof String text ? text(text) : Optional.empty();
    }

    private static Optional<Instant> millis(Number number) {
        if (number instanceof BigDecimal decimal) {
            return moment(decimal);
        }
        if (number instanceof BigInteger integer) {
            return moment(new BigDecimal(integer));
        }
        if (number instanceof Double || number instanceof Float) {
            double real = number.doubleValue();
            return Math.abs(real) <= MAX_MILLIS ? moment((long) real) : Optional.empty();
        }
        return moment(number.longValue());
    }

    private static Optional<Instant> text(String text) {
        if (SECONDS.matcher(text).matches()) {
            return seconds(text);
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return moment(Long.parseLong(text));
        }
        Optional<Instant> read = dayjs(text);
        boolean isNumber = read.isEmpty()
                && text.length() <= MAX_NUMBER_CHARACTERS
                && NUMBER.matcher(text).matches();
        return isNumber ? seconds(text) : read;
    }

    private static Optional<Instant> dayjs(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            OptionalDouble millis = LooseDate.millis(text);
            return millis.isPresent() ? moment((long) millis.getAsDouble()) : Optional.empty();
        }
        int year = part(parts, 1, 0);
        String fraction = parts.group(7);
        int millis = fraction == null ? 0 : Integer.parseInt(fraction.substring(0, Math.min(3, fraction.length())));
        return moment(
                Days.since1970(year < 100 ? 1900 + year : year, part(parts, 2, 1) - 1, part(parts, 3, 1)) * 86_400_000
                        + part(parts, 4, 0) * 3_600_000L
                        + part(parts, 5, 0) * 60_000L
                        + part(parts, 6, 0) * 1_000L
                        + millis);
    }

    private static int part(Matcher parts, int group, int missing) {
        String digits = parts.group(group);
        return digits == null || digits.isEmpty() ? missing : Integer.parseInt(digits);
    }

    private static Optional<Instant> seconds(String text) {
        return moment(new BigDecimal(text).multiply(MILLIS));
    }

    private static Optional<Instant> moment(BigDecimal millis) {
        return millis.abs().compareTo(FURTHEST) <= 0 ? moment(millis.longValue()) : Optional.empty();
    }

    private static Optional<Instant> moment(long millis) {
        boolean isNear = millis >= -MAX_MILLIS && millis <= MAX_MILLIS;
        return isNear ? Optional.of(Instant.ofEpochMilli(millis)) : Optional.empty();
    }
}

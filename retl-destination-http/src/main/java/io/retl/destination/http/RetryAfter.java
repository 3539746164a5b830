package io.retl.destination.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long an answer asks to wait. A date is compared with the date of the same answer, so that neither this machine's
 * clock nor a difference between the two matters.
 */
final class RetryAfter {
    /** Whoever asks for more would stop a destination for good by mistake. */
    static final Duration MAX = Duration.ofHours(1);

    private RetryAfter() {}

    /** Zero if it does not say, or not in a way that can be understood. */
    static Duration of(HttpHeaders headers) {
        String value = headers.firstValue("retry-after").map(String::strip).orElse("");
        if (value.matches("[0-9]+")) {
            // More than nine digits are longer than the limit, and perhaps longer than a number.
            return value.length() > 9 ? MAX : capped(Duration.ofSeconds(Long.parseLong(value)));
        }
        Optional<ZonedDateTime> until = date(value);
        Optional<ZonedDateTime> now = headers.firstValue("date").flatMap(RetryAfter::date);
        return until.isPresent() && now.isPresent() ? capped(Duration.between(now.get(), until.get())) : Duration.ZERO;
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException failure) {
            return Optional.empty();
        }
    }
}

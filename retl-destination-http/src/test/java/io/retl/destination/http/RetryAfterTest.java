package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 120 ', PT2M",
        "3600, PT1H",
        "3601, PT1H",
        "999999999, PT1H",
        "99999999999999999999999, PT1H",
        "-1, PT0S",
        "+5, PT0S",
        "1.5, PT0S",
        "soon, PT0S",
        "'', PT0S"
    })
    void secondsAreObeyedUpToAnHour(String value, Duration wait) {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", value)))).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 21 Oct 2015 07:28:30 GMT', PT30S",
        "'Wed, 21 Oct 2015 07:28:00 GMT', PT0S",
        "'Wed, 21 Oct 2015 07:27:00 GMT', PT0S",
        "'Thu, 22 Oct 2015 07:28:00 GMT', PT1H",
        "'Wed, 21 Oct 2015', PT0S"
    })
    void datesAreComparedWithTheDateOfTheAnswer(String value, Duration wait) {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", value, "Date", "Wed, 21 Oct 2015 07:28:00 GMT"))))
                .isEqualTo(wait);
    }

    @Test
    void dateWithoutADateOfTheAnswerSaysNothing() {
        assertThat(RetryAfter.of(headers(Map.of("Retry-After", "Wed, 21 Oct 2015 07:28:30 GMT"))))
                .isZero();
    }

    @Test
    void noHeaderSaysNothing() {
        assertThat(RetryAfter.of(headers(Map.of()))).isZero();
    }

    private static HttpHeaders headers(Map<String, String> values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return HttpHeaders.of(lists, (name, value) -> true);
    }
}

package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 | 2026-11-21T00:00:00Z",
                "2026-11-21T08:05:09.123Z | 2026-11-21T08:05:09.123Z",
                "2026-11-21T08:05:09.123456Z | 2026-11-21T08:05:09.123Z",
                "2026-11-21T08:05:09+02:00 | 2026-11-21T06:05:09Z",
                "2026-11-21T08:05:09-0330 | 2026-11-21T11:35:09Z",
                "2026-11-21T24:00:00Z | 2026-11-22T00:00:00Z",
                "+012026-09-01T00:00:00Z | +12026-09-01T00:00:00Z",
                "-000001-01-01T00:00:00Z | -0001-01-01T00:00:00Z"
            })
    void isoTextsAreRead(String text, String moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21 08:05 | 2026-11-21T08:05:00Z",
                "2026-11-21T08:05:09 | 2026-11-21T08:05:09Z",
                "2026/11/21 | 2026-11-21T00:00:00Z",
                "20261121 | 2026-11-21T00:00:00Z",
                "20261121080509 | 2026-11-21T08:05:09Z",
                "2026 | 2026-01-01T00:00:00Z",
                "2026-02-30 | 2026-03-02T00:00:00Z",
                "2026-13-45 | 2027-02-14T00:00:00Z",
                "2026-11-21 08:05:09.5 | 2026-11-21T08:05:09.005Z",
                "0099-01-01 | 1999-01-01T00:00:00Z"
            })
    void textsWithoutZoneAreUtcAndCountOnWhereTheyAreTooLarge(String text, String moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mar 5 2024 | 2024-03-05T00:00:00Z",
                "5 March 24 | 2024-03-05T00:00:00Z",
                "3/5/2024 3:04 PM PST | 2024-03-05T23:04:00Z",
                "Tue, 05 Mar 2024 10:00:00 GMT | 2024-03-05T10:00:00Z",
                "Tue Mar 05 2024 10:00:00 GMT+0100 (CET) | 2024-03-05T09:00:00Z",
                "2024-03-05T10:00:00 GMT | ",
                "Mar 5 2024 12:00 AM | 2024-03-05T00:00:00Z",
                "Mar 5 2024 13:00 PM | ",
                "12 | 2001-12-01T00:00:00Z"
            })
    void otherTextsAreReadAsJavaScriptDoes(String text, @Nullable String moment) {
        assertThat(read(text)).isEqualTo(moment == null ? "nothing" : moment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1704153600 | 2024-01-02T00:00:00Z",
                "1704153600123 | 2024-01-02T00:00:00.123Z",
                "170415360 | 1975-05-27T09:36:00Z",
                "1704153600.5 | 2024-01-02T00:00:00.500Z",
                "1.23456 | 1970-01-01T00:00:01.234Z"
            })
    void digitsAreUnixTimes(String text, String moment) {
        assertThat(read(text)).isEqualTo(moment);
    }

    @Test
    void numbersAreMilliseconds() {
        assertThat(read(1_704_153_600_123L)).isEqualTo("2024-01-02T00:00:00.123Z");
        assertThat(read(1_704_153_600_123.9)).isEqualTo("2024-01-02T00:00:00.123Z");
        assertThat(read(new BigDecimal("-1.9"))).isEqualTo("1969-12-31T23:59:59.999Z");
        assertThat(read(BigInteger.TEN)).isEqualTo("1970-01-01T00:00:00.010Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "today", "2026-11-21T25:00:00Z", "1.234560", "1.5e1", "10:00"})
    void otherTextsAreNoMoment(String text) {
        assertThat(read(text)).isEqualTo("nothing");
    }

    @Test
    void otherValuesAndMomentsTooFarAwayAreNone() {
        assertThat(read(null)).isEqualTo("nothing");
        assertThat(read(true)).isEqualTo("nothing");
        assertThat(read(8_640_000_000_000_001L)).isEqualTo("nothing");
        assertThat(read(Long.MIN_VALUE)).isEqualTo("nothing");
        assertThat(read(new BigDecimal("1E+1000000"))).isEqualTo("nothing");
        assertThat(read(Double.NaN)).isEqualTo("nothing");
    }

    private static String read(@Nullable Object value) {
        return DateTimes.parse(value).map(Object::toString).orElse("nothing");
    }
}

package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTextTest {
    /** As {@code new Date(…).toISOString()} prints them. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00.000Z",
        "2026-11-21T08:00:00.1239Z, 2026-11-21T08:00:00.123Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "0099-01-01T00:00:00Z, 0099-01-01T00:00:00.000Z",
        "-0044-03-15T00:00:00Z, -000044-03-15T00:00:00.000Z",
        "+10000-01-01T00:00:00Z, +010000-01-01T00:00:00.000Z"
    })
    void momentHasThreeDigitsOfSecondsAndAYearOfFour(String moment, String text) {
        assertThat(IsoText.moment(Instant.parse(moment))).isEqualTo(text);
    }

    @Test
    void dayIsThatOfUtc() {
        assertThat(IsoText.day(Instant.parse("2026-11-21T23:30:00-01:00"))).isEqualTo("2026-11-22");
    }

    @Test
    void yearOfADayIsNotPadded() {
        assertThat(IsoText.day(Instant.parse("0099-01-02T00:00:00Z"))).isEqualTo("99-01-02");
    }
}

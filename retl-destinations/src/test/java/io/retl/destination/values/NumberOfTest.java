package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberOfTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "' 8\u00a0', 8",
        "'', 0",
        "'\u2028', 0",
        "-.5, -0.5",
        "5., 5",
        "+1e3, 1E+3",
        "0x1F, 31",
        "0o17, 15",
        "0B11, 3",
        "12345678901234567890.5, 12345678901234567890.5",
        "1e400, Infinity",
        "-Infinity, -Infinity",
        "1e-400, 0",
        "1e999999999999, Infinity"
    })
    void textIsANumberAsInJavaScript(String text, String number) {
        assertThat(NumberOf.text(text)).map(Number::toString).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1,5", "1 2", "-0x1", ".", "e5", "0x", "infinity", "NaN", "1_000", "१"})
    void otherTextsAreNone(String text) {
        assertThat(NumberOf.text(text)).isEmpty();
    }
}

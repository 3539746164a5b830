package io.retl.internal.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "' 7\u00a0', 7",
        "' ', 0",
        "007, 7",
        "-0, 0",
        "+5, 5",
        "5., 5",
        ".5, 0.5",
        "1e2, 100",
        "1E-2, 0.01",
        "0e0, 0",
        "3.50, 3.5",
        "0x1F, 31",
        "0b101, 5",
        "0O17, 15",
        "0xffffffffffffffffffff, 1208925819614629174706175",
        "9007199254740993, 9007199254740993",
        "9223372036854775808, 9223372036854775808",
        "1e21, 1000000000000000000000"
    })
    void textIsReadAsJavaScriptDoesButWithEveryDigit(String text, String number) {
        assertThat(NumberText.read(text)).hasToString(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", ".", "e1", "1e", "1e+", "0x", "-0x1", "0b2", "0xg", "1_000", "1,5", "1 2", "NaN", "٣", "0x３"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(NumberText.read(text)).isNull();
    }

    @Test
    void textOfMoreThanAThousandDigitsIsNoNumber() {
        assertThat(NumberText.read("1".repeat(1_000))).hasToString("1".repeat(1_000));
        assertThat(NumberText.read("1".repeat(1_001))).isNull();
    }
}

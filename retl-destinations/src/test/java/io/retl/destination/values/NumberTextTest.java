package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.50, 1.5",
        "0.0, 0",
        "-0.000001, -0.000001",
        "0.0000001, 1e-7",
        "123456789012345678901, 123456789012345678901",
        "1e21, 1e+21",
        "-1.25e22, -1.25e+22",
        "100e18, 100000000000000000000"
    })
    void numbersLookLikeThoseOfJavaScript(BigDecimal number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(NumberText.of(new BigInteger("9007199254740993"))).isEqualTo("9007199254740993");
        assertThat(NumberText.of(2.0)).isEqualTo("2");
        assertThat(NumberText.of(Double.NaN)).isEqualTo("NaN");
    }
}

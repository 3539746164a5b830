package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaScriptTextTest {
    @Test
    void nullAndAbsentAreEmpty() {
        assertThat(JavaScriptText.of(null)).isEmpty();
        assertThat(JavaScriptText.of(Absent.ABSENT)).isEmpty();
    }

    @Test
    void objectsDoNotShowTheirMembers() {
        assertThat(JavaScriptText.of(Map.of("a", 1L))).isEqualTo("[object Object]");
    }

    @Test
    void listsAreJoinedByCommas() {
        assertThat(JavaScriptText.of(Arrays.asList(1L, null, List.of("a", List.of(true)), Map.of(), Absent.ABSENT)))
                .isEqualTo("1,,a,true,[object Object],");
    }

    @Test
    void decimalsLookAsInJavaScript() {
        assertThat(decimal("0.1")).isEqualTo("0.1");
        assertThat(decimal("1.50")).isEqualTo("1.5");
        assertThat(decimal("-7.0")).isEqualTo("-7");
        assertThat(decimal("0.00")).isEqualTo("0");
        assertThat(decimal("1e20")).isEqualTo("100000000000000000000");
        assertThat(decimal("1e21")).isEqualTo("1e+21");
        assertThat(decimal("-12.5e21")).isEqualTo("-1.25e+22");
        assertThat(decimal("0.000001")).isEqualTo("0.000001");
        assertThat(decimal("0.00000015")).isEqualTo("1.5e-7");
    }

    @Test
    void numberThatJavaScriptCannotHoldKeepsItsDigits() {
        assertThat(JavaScriptText.of(9_007_199_254_740_993L)).isEqualTo("9007199254740993");
        assertThat(JavaScriptText.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(JavaScriptText.of(new BigInteger("123456789012345678901234567890")))
                .isEqualTo("123456789012345678901234567890");
        assertThat(decimal("0.00000001234567890123456789")).isEqualTo("0.00000001234567890123456789");
    }

    @Test
    void hugeExponentIsNotWrittenOut() {
        assertThat(decimal("1234567890123456789e1000000")).isEqualTo("1.234567890123456789e+1000018");
        assertThat(decimal("1e400")).isEqualTo("1e+400");
    }

    @Test
    void doublesHaveTheirShortestForm() {
        assertThat(JavaScriptText.of(0.1 + 0.2)).isEqualTo("0.30000000000000004");
        assertThat(JavaScriptText.of(1.0)).isEqualTo("1");
        assertThat(JavaScriptText.of(-0.0)).isEqualTo("0");
        assertThat(JavaScriptText.of(1e21)).isEqualTo("1e+21");
        assertThat(JavaScriptText.of(Double.parseDouble("2e23"))).isEqualTo("2e+23");
        assertThat(JavaScriptText.of(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(JavaScriptText.of(Math.pow(2, 53))).isEqualTo("9007199254740992");
        assertThat(JavaScriptText.of(2.2250738585072014E-308)).isEqualTo("2.2250738585072014e-308");
    }

    @Test
    void spacesAroundAPlaceholderAreThoseOfJavaScript() {
        assertThat(JavaScript.trimmed(" \t\n\u000b\u00a0\u2028\u3000\ufeffa b\u202f"))
                .isEqualTo("a b");
        assertThat(JavaScript.trimmed("\u001fa\u0085")).isEqualTo("\u001fa\u0085");
    }

    private static String decimal(String digits) {
        return JavaScriptText.of(new BigDecimal(digits));
    }
}

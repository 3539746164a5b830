package io.retl.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void numbersKeepEveryDigit() {
        Object read = Json.parse("[9223372036854775807, 9223372036854775808, 1.10, 1e5, 0.12345678901234567890123]");

        assertThat(read)
                .isEqualTo(List.of(
                        Long.MAX_VALUE,
                        new BigInteger("9223372036854775808"),
                        new BigDecimal("1.10"),
                        new BigDecimal("1E+5"),
                        new BigDecimal("0.12345678901234567890123")));
    }

    @Test
    void numberMayBeAsLongAsAColumn() {
        String digits = "7".repeat(131_072);

        assertThat(Json.parse(digits)).hasToString(digits);
    }

    @Test
    void objectKeepsItsOrderAndTheLastOfRepeatedKeys() {
        Object read = Json.parse("{\"b\": 1, \"a\": null, \"b\": true}");

        assertThat(Json.write(read)).isEqualTo("{\"b\":true,\"a\":null}");
    }

    @Test
    void compactTextIsReadAndWrittenUnchanged() {
        for (String json : List.of(
                "null",
                "true",
                "-17",
                "1.50",
                "\"\"",
                "\"a\\\"b\\\\c\\n\\u0001\"",
                "[]",
                "{}",
                "[1,[2,{\"x\":[null]}]]",
                "{\"ä\":\"€\",\"k\":\"😀\"}")) {
            assertThat(Json.write(Json.parse(json))).isEqualTo(json);
        }
    }

    @Test
    void surrogateWithoutPartnerSurvives() {
        assertThat(Json.parse("\"\\ud83d\"")).isEqualTo("\ud83d");
        assertThat(Json.write("a\ud83d")).isEqualTo("\"a\\ud83d\"");
        assertThat(Json.write("\ude00b")).isEqualTo("\"\\ude00b\"");
    }

    @Test
    void doubleThatIsNoNumberIsWrittenAsText() {
        assertThat(Json.write(Arrays.asList(Double.NaN, Double.NEGATIVE_INFINITY, 0.5)))
                .isEqualTo("[\"NaN\",\"-Infinity\",0.5]");
    }

    @Test
    void sixtyFourLevelsAreRead() {
        String json = "[".repeat(64) + "]".repeat(64);

        assertThat(Json.write(Json.parse(json))).isEqualTo(json);
    }

    @Test
    void deeperNestingIsRefused() {
        for (int levels : new int[] {65, 66, 100_000}) {
            assertThatThrownBy(() -> Json.parse("[".repeat(levels) + "]".repeat(levels)))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessage("the JSON nests deeper than 64 levels");
        }
    }

    @Test
    void malformedTextIsRefusedWithoutQuotingIt() {
        for (String text : List.of(
                "",
                " ",
                "secret",
                "{\"secret\"",
                "[1,]",
                "[1",
                "{} {}",
                "1 2",
                "\"secret",
                "NaN",
                "'a'",
                "1e99999999999")) {
            assertThatThrownBy(() -> Json.parse(text))
                    .as(text)
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessageStartingWith("the JSON is malformed at character ")
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void whatIsNoValueIsNotWritten() {
        assertThatThrownBy(() -> Json.write(List.of('c')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no form for a java.lang.Character.");
    }

    @Test
    void sizeIsTheBytesOfTheText() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("plain", "abc");
        fields.put("äöü", "€uro");
        fields.put("emoji", "😀");
        fields.put("escaped", "\"\\\n\u0001\u007f");
        fields.put("alone", "\ud83d");
        fields.put("list", Arrays.asList(1L, null, true, new BigDecimal("1.50")));
        fields.put("nested", Map.of("x", Map.of()));

        // quotes, colon, comma: 4 per member; braces 2; the last member has no comma
        long members = 7 * 4 - 1 + 2;
        long names = 5 + 6 + 5 + 7 + 5 + 4 + 6;
        long values = 5L + 8 + 6 + (2 + 2 + 2 + 2 + 6 + 1) + 8 + "[1,null,true,1.50]".length() + "{\"x\":{}}".length();
        assertThat(Json.sizeOf(fields)).isEqualTo(members + names + values);
    }

    @Test
    void sizeOfNoFieldsIsTwo() {
        assertThat(Json.sizeOf(Map.of())).isEqualTo(2);
    }
}

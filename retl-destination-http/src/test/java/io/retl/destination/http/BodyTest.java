package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void jsonKeepsEveryDigitAndTheOrder() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", null);
        value.put("whole", 12345678901234567L);
        value.put("long", new BigInteger("123456789012345678901234567890"));
        value.put("exact", new BigDecimal("1.50"));
        value.put("tiny", new BigDecimal("1E-30"));
        value.put("real", 0.1);
        value.put("truth", true);
        value.put("list", Arrays.asList(1, null, List.of(), Map.of()));

        Body body = Body.json(value);

        assertThat(body.text())
                .isEqualTo("{\"z\":null,\"whole\":12345678901234567,\"long\":123456789012345678901234567890,"
                        + "\"exact\":1.50,\"tiny\":1E-30,\"real\":0.1,\"truth\":true,\"list\":[1,null,[],{}]}");
        assertThat(body.contentType()).isEqualTo("application/json");
    }

    @Test
    void jsonWritesWhatIsNoNumberAsText() {
        assertThat(Body.json(List.of(Double.NaN, Double.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY))
                        .text())
                .isEqualTo("[\"NaN\",\"-Infinity\",\"Infinity\"]");
    }

    @Test
    void jsonEscapesOnlyWhatItMust() {
        assertThat(Body.json("é 😀 \u2028 </script> \" \\ \b\f\n\r\t\u0001 \u007f")
                        .text())
                .isEqualTo("\"é 😀 \u2028 </script> \\\" \\\\ \\b\\f\\n\\r\\t\\u0001 \u007f\"");
    }

    @Test
    void jsonEscapesHalfACharacterWhereverItStands() {
        assertThat(Body.json(Map.of("\ude00", "\ud83d x")).text()).isEqualTo("{\"\\ude00\":\"\\ud83d x\"}");
        for (int length = 2_660; length < 2_680; length++) {
            String padding = "é".repeat(length);

            assertThat(Body.json(padding + "😀\ud83d").text()).isEqualTo("\"" + padding + "😀\\ud83d\"");
        }
    }

    @Test
    void jsonHasNoFormForOtherTypes() {
        assertThatThrownBy(() -> Body.json(List.of(Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JSON has no form for a java.time.Instant.");
    }

    @Test
    void formEncodesNamesAndValuesInOrder() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("b", "1 & 2=3");
        fields.put("ä", "");

        Body body = Body.form(fields);

        assertThat(body.text()).isEqualTo("b=1+%26+2%3D3&%C3%A4=");
        assertThat(body.contentType()).isEqualTo("application/x-www-form-urlencoded;charset=UTF-8");
    }

    @Test
    void bytesCannotBeChangedFromOutside() {
        byte[] bytes = {1, 2, 3};
        Body body = Body.bytes("application/octet-stream", bytes);
        bytes[0] = 9;

        assertThat(body.bytes().get(0)).isEqualTo((byte) 1);
        assertThat(body.bytes().isReadOnly()).isTrue();
        assertThat(body.size()).isEqualTo(3);
    }

    @Test
    void sizeIsThatOfTheTextAlone() {
        assertThat(Body.json("abc").bytes().remaining()).isEqualTo(5);
        assertThat(Body.text("text/plain", "ä").size()).isEqualTo(2);
    }
}

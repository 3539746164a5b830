package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void valuesKeepEveryDigit() throws IOException {
        assertThat(read("{\"a\":[1,9223372036854775808,1.50,1e2,true,null,\"ä\"],\"b\":{}}"))
                .isEqualTo(Map.of(
                        "a",
                        Arrays.asList(
                                1L,
                                new BigInteger("9223372036854775808"),
                                new BigDecimal("1.50"),
                                new BigDecimal("1E+2"),
                                true,
                                null,
                                "ä"),
                        "b",
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "{\"a\"}",
                "{'a':1}",
                "[1,]",
                "nope",
                "NaN",
                "[Infinity]",
                "1 2",
                "{} x",
                "\"\n\"",
                "01",
                "+1",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "/* c */ 1",
                "1e2001",
                "1e-2001",
                "1e999999999",
                "1e99999999999"
            })
    void malformedAndHostileTextIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void depthIsLimited() throws IOException {
        assertThat(read("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
        assertThatThrownBy(() -> read("[".repeat(65) + "]".repeat(65))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(65) + "1" + "}".repeat(65)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void namesNumbersAndTextsAreLimited() throws IOException {
        assertThat(read("9".repeat(1_000))).isEqualTo(new BigInteger("9".repeat(1_000)));
        assertThatThrownBy(() -> read("9".repeat(1_001))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("0." + "9".repeat(1_001))).isInstanceOf(IOException.class);
        assertThat(read("{\"" + "n".repeat(1_024) + "\":1}")).isEqualTo(Map.of("n".repeat(1_024), 1L));
        assertThatThrownBy(() -> read("{\"" + "n".repeat(1_025) + "\":1}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("\"" + "t".repeat(5_000_000) + "\"")).isInstanceOf(IOException.class);
    }

    @Test
    void successWhoseBodyIsNoJsonIsUnknownAndNotQuoted() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            server.answer(ScriptedServerAnswer.status(200).body("<html>ada@example.com</html>"));
            Response response = sender.send(Sending.post(server.url("/in")));

            assertThatThrownBy(response::json)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessage("POST " + server.url("/in")
                            + " answered 200, but its body is no JSON, or beyond the limits.")
                    .hasNoCause();
        }
    }

    @Test
    void refusalWhoseBodyIsNoJsonStaysARefusal() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            server.answer(ScriptedServerAnswer.status(422).body("no"));
            Response response = sender.exchange(Sending.post(server.url("/in")));

            assertThatThrownBy(response::json)
                    .isInstanceOf(RejectedDeliveryException.class)
                    .hasMessage("POST " + server.url("/in") + " answered 422: no");
        }
    }

    private static Object read(String json) throws IOException {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}

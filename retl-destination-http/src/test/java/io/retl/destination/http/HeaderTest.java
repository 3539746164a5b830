package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final Url URL = Url.of("https://host/");

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nx-b: c", "a\nb", "a\rb", "a\0b", "\u0001", "tab\there", "\u007f", "ä", "\u2028", "😀"})
    void valueOutsideOfPrintableAsciiIsRejectedUnquoted(String value) {
        assertThatThrownBy(() -> Request.builder("POST", URL).header("x-a", value))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageStartingWith("The header 'x-a' has a character outside of printable ASCII at position ")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "a\r\nb", "a\0", "ä", "(a)", "a\"", "a/b", "{a}"})
    void nameThatIsNoTokenIsRejected(String name) {
        assertThatThrownBy(() -> Request.builder("POST", URL).header(name, "v"))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageStartingWith("A header has a name that is empty or holds other characters than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nx-b: c", "a\nb", "a\rb", "a\0b", "\u0001", "\u007f"})
    void theClientWouldRefuseThemToo(String value) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("https://host/"));

        assertThatThrownBy(() -> builder.header("x-a", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.header(value, "v")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Connection",
                "Transfer-Encoding",
                "Upgrade",
                "Expect",
                "TE",
                "Trailer",
                "Keep-Alive",
                "Accept-Encoding",
                "Proxy-Authorization",
                "Proxy-Connection",
                "HTTP2-Settings"
            })
    void headersOfTheClientAreRejected(String name) {
        assertThatThrownBy(() -> Request.builder("POST", URL).header(name, "v"))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The header '" + name + "' is set by the HTTP client and by nobody else.");
    }

    @Test
    void headerThatIsSetTwiceIsRejected() {
        assertThatThrownBy(() -> Request.builder("POST", URL).header("X-A", "1").header("x-a", "2"))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The header 'x-a' is set twice.");
    }

    @Test
    void tooManyHeadersAreRejected() {
        Request.Builder builder = Request.builder("POST", URL);
        for (int i = 0; i < 100; i++) {
            builder.header("x-" + i, "");
        }

        assertThatThrownBy(() -> builder.header("one-more", ""))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageStartingWith("There are 101 headers with ");
    }

    @Test
    void tooLongHeadersAreRejected() {
        Request.builder("POST", URL).header("x", "y".repeat(16_383));

        assertThatThrownBy(() -> Request.builder("POST", URL).header("x", "y".repeat(16_384)))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("There are 1 headers with 16385 characters; the limit is 100 with 16384.");
    }

    @Test
    void headersArriveAsTheyWereSet() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                        .authentication(Authentication.header("X-Key", "k"))
                        .build()) {
            sender.send(Request.builder("PUT", Url.of(server.url("/in")))
                    .header("X-Empty", "")
                    .header("X-Text", "a \"b\"; c=~")
                    .header("Content-Type", "application/cloudevents+json")
                    .body(Body.json(null))
                    .build());

            assertThat(server.onlyRequest().headers())
                    .isEqualTo(Map.of(
                            "accept-encoding", "identity",
                            "content-length", "4",
                            "content-type", "application/cloudevents+json",
                            "host", "127.0.0.1:" + server.port(),
                            "user-agent", "retl/1",
                            "x-empty", "",
                            "x-key", "k",
                            "x-text", "a \"b\"; c=~"));
        }
    }

    @Test
    void requestCannotReplaceTheCredentials() {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = HttpSender.builder(Sending.settings(Map.of()))
                        .authentication(Authentication.bearer("t0ken"))
                        .build()) {
            Request request = Request.builder("POST", Url.of(server.url("/in")))
                    .header("Authorization", "Bearer mine")
                    .build();

            assertThatThrownBy(() -> sender.send(request))
                    .isInstanceOf(RejectedDeliveryException.class)
                    .hasMessage("POST " + server.url("/in")
                            + " was not sent: the header 'authorization' carries the destination's credentials.");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void userAgentMayBeReplaced() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                HttpSender sender = Sending.sender()) {
            sender.send(Request.builder("GET", Url.of(server.url("/in")))
                    .header("User-Agent", "mine")
                    .build());

            assertThat(server.onlyRequest().header("user-agent")).contains("mine");
        }
    }
}

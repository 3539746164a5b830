package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.testkit.ScriptedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a URL that a record chose may lead. */
@Timeout(60)
class ComputedUrlTest {
    private static final HttpSettings LISTED =
            Sending.settings(Map.of("allowedHosts", "hooks.example.com, Müller.de,,10.0.0.7"));

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/a, https://hooks.example.com/a",
        "https://HOOKS.example.com.:8443/a?b=c, https://hooks.example.com:8443/a?b=c",
        "https://xn--mller-kva.de, https://xn--mller-kva.de/",
        "https://0xa.7/a, https://10.0.0.7/a"
    })
    void listedHostIsTaken(String text, String sent) {
        Url url = LISTED.computedUrl(text);

        assertThat(url.uri()).hasToString(sent);
        assertThat(url.toString()).endsWith("/…").doesNotContain("/a");
        assertThat(url.hasForeignHost()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/",
                "https://example.com/",
                "https://sub.hooks.example.com/",
                "https://hooks.example.com.evil.com/",
                "https://evil.com/hooks.example.com",
                "https://evil.com?hooks.example.com",
                "https://evil.com#@hooks.example.com/",
                "https://127.0.0.1/",
                "https://[::ffff:a00:8]/"
            })
    void otherHostIsRejected(String text) {
        assertThatThrownBy(() -> LISTED.computedUrl(text))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessageMatching("The URL was computed from the row and names the host '[^']+',"
                        + " which is not in the setting 'allowedHosts'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com@evil.com/",
                "https://hooks.example.com\\.evil.com/",
                "https://hooks.example.com\r\n/",
                "ftp://hooks.example.com/",
                "//hooks.example.com/",
                "/relative",
                "",
                "https://hooks.example.com/a/../b"
            })
    void whatIsNoUrlIsRejected(String text) {
        assertThatThrownBy(() -> LISTED.computedUrl(text)).isInstanceOf(RejectedDeliveryException.class);
    }

    @Test
    void listedHostNeedsHttps() {
        assertThatThrownBy(() -> LISTED.computedUrl("http://hooks.example.com/a"))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The URL was computed from the row and does not begin with 'https://'.");
    }

    @Test
    void writtenUrlMayLeadAnywhere() {
        assertThat(Sending.settings(Map.of())
                        .url("http://169.254.169.254/latest")
                        .uri())
                .hasToString("http://169.254.169.254/latest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "2130706433", "0"})
    void listedHostWithALocalAddressIsRejectedUnsent(String host) {
        try (ScriptedServer server = ScriptedServer.open()) {
            HttpSettings settings = Sending.settings(Map.of("allowedHosts", host));
            Url url = settings.computedUrl("https://" + host + ":" + server.port() + "/in");

            try (HttpSender sender = HttpSender.builder(settings).build()) {
                assertThatThrownBy(
                                () -> sender.send(Request.builder("POST", url).build()))
                        .isInstanceOf(RejectedDeliveryException.class)
                        .hasMessageEndingWith(" has an address that a URL from a row may not lead to.");
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void listedHostThatIsNotKnownIsNotSent() {
        HttpSettings settings = Sending.settings(Map.of("allowedHosts", "no-such-host.invalid"));
        Url url = settings.computedUrl("https://no-such-host.invalid/ada");

        try (HttpSender sender = HttpSender.builder(settings).build()) {
            assertThatThrownBy(() -> sender.send(Request.builder("POST", url).build()))
                    .isInstanceOf(NotSentException.class)
                    .hasMessage("POST https://no-such-host.invalid/… was not sent:"
                            + " the host 'no-such-host.invalid' is not known.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://host:9000, in, http://host:9000/in",
        "http://host:9000, /in, http://host:9000/in",
        "http://host:9000/api, in/7, http://host:9000/api/in/7",
        "http://host:9000/api/, /in?a=b, http://host:9000/api/in?a=b",
        "http://host:9000/api, ?a=b, http://host:9000/api?a=b",
        "http://host:9000/api, '', http://host:9000/api"
    })
    void relativeUrlIsPutBehindTheBase(String base, String text, String sent) {
        HttpSettings settings = Sending.settings(Map.of("baseUrl", base));

        assertThat(settings.url(text).uri()).hasToString(sent);
        assertThat(settings.computedUrl(text).uri()).hasToString(sent);
        assertThat(settings.computedUrl(text).hasForeignHost()).isFalse();
        assertThat(settings.computedUrl(text)).hasToString("http://host:9000/…");
    }

    @Test
    void computedUrlBelowTheBaseNeedsNoList() {
        HttpSettings settings = Sending.settings(Map.of("baseUrl", "http://host:9000/api"));

        assertThat(settings.computedUrl("http://host:9000/api/7").hasForeignHost())
                .isFalse();
        assertThatThrownBy(() -> settings.computedUrl("http://host:9000/apix"))
                .isInstanceOf(RejectedDeliveryException.class);
        assertThatThrownBy(() -> settings.computedUrl("http://host/api/7"))
                .isInstanceOf(RejectedDeliveryException.class);
        assertThatThrownBy(() -> settings.computedUrl("../admin")).isInstanceOf(RejectedDeliveryException.class);
        assertThatThrownBy(() -> settings.computedUrl("//evil.com/api")).isInstanceOf(RejectedDeliveryException.class);
    }

    @Test
    void relativeUrlNeedsABase() {
        assertThatThrownBy(() -> LISTED.url("/in"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URL is relative, and the setting 'baseUrl' has no value.");
    }
}

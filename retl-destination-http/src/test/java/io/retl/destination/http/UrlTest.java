package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.RejectedDeliveryException;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://host, http://host/",
        "HTTPS://Host.Example.COM:443/A/b, https://host.example.com/A/b",
        "http://host:80/, http://host/",
        "http://host:443/, http://host:443/",
        "http://host:/x, http://host/x",
        "https://host./x, https://host/x",
        "http://localhost:8080/in?a=1&b=/?#frag, http://localhost:8080/in?a=1&b=/?",
        "https://host?x, https://host/?x",
        "https://müller.de/straße?größe=ä, https://xn--mller-kva.de/stra%C3%9Fe?gr%C3%B6%C3%9Fe=%C3%A4",
        "https://host/a%2fb;c=d:e@f!$&'()*+, https://host/a%2fb;c=d:e@f!$&'()*+",
        "https://host//a///b, https://host//a///b"
    })
    void addressIsBroughtIntoOneSpelling(String text, String sent) {
        assertThat(Url.of(text).uri()).hasToString(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "/path",
                "//host/path",
                "ftp://host/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "http:/host/",
                "http:host",
                "http://",
                "http:///path",
                "https://:443/",
                " https://host/",
                "jar:http://host/!/"
            })
    void otherSchemesAndMissingHostsAreRefused(String text) {
        assertThatThrownBy(() -> Url.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ada@host/",
                "https://ada:canary@host/",
                "https://@host/",
                "https://host:x@evil/",
                "https://:@host/"
            })
    void userInfoIsRefusedUnquoted(String text) {
        assertThatThrownBy(() -> Url.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URL names a user or password; credentials belong into settings.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/a b", "https://host/a\r\nX: y", "https://host/\n", "https://host/a\tb",
                        "https://host/a\0",
                "https://host/\u0085", "https://host/a\\b", "https://host/\"", "https://host/<a>", "https://host/{id}",
                "https://host/^", "https://host/`", "https://host/a|b", "https://host/?a=b c", "https://host/?\r\n",
                "https://host/?{}", "https://host/[1]", "https://host/%zz", "https://host/%4", "https://host/?%"
            })
    void whatNeedsEncodingIsRefusedUnquoted(String text) {
        assertThatThrownBy(() -> Url.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The URL has a ")
                .hasMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ho st/",
                "https://host\r\n/",
                "https://host\\evil/",
                "https://a_b/",
                "https://-a/",
                "https://a..b/",
                "https://.a/",
                "https://%31%32%37.0.0.1/",
                "https://host:99999/",
                "https://host:0/",
                "https://host:-1/",
                "https://host:8O/",
                "https://[::1/",
                "https://::1/",
                "https://[fe80::1%25eth0]/",
                "https://[v1.x]/",
                "https://[1.2.3.4]/",
                "https://256.0.0.1/",
                "https://1.2.3.4.5/",
                "https://09.0.0.1/",
                "https://4294967296/",
                "https://a.1x/"
            })
    void malformedHostIsRefused(String text) {
        assertThatThrownBy(() -> Url.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/a\r\nX: y",
                "https://host/\n",
                "https://host/a\0",
                "https://ho\rst/",
                "https://host/?\r\n"
            })
    void theClientWouldRefuseLineBreaksToo(String text) {
        assertThatThrownBy(() -> Url.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpRequest.newBuilder().uri(URI.create(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "0X7F.1, 127.0.0.1",
        "0177.0.0.01, 127.0.0.1",
        "0, 0.0.0.0",
        "0x, 0.0.0.0",
        "1.65535, 1.0.255.255",
        "１２７．０．０．１, 127.0.0.1",
        "127。0。0。1, 127.0.0.1",
        "[::ffff:127.0.0.1], 127.0.0.1",
        "[::FFFF:7f00:1], 127.0.0.1",
        "[::1], [0:0:0:0:0:0:0:1]",
        "[FE80::0A], [fe80:0:0:0:0:0:0:a]",
        "LOCALHOST, localhost"
    })
    void hostHasOneSpelling(String written, String host) {
        assertThat(Url.of("http://" + written + "/").host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/a/../b", "/.", "/a/./b", "/%2e%2e/b", "/%2E./b", "/a%2f..%2fb", "/..%5cb", "/%2e"})
    void pathThatClimbsIsRefused(String path) {
        assertThatThrownBy(() -> Url.of("https://host" + path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The path of the URL has a segment '.' or '..'.");
    }

    @Test
    void lengthIsLimited() {
        assertThat(Url.of("https://host/" + "a".repeat(8_179)).address()).hasSize(8_192);
        assertThatThrownBy(() -> Url.of("https://host/" + "a".repeat(8_180)))
                .hasMessage("The URL has 8193 characters; the limit is 8192.");
        assertThatThrownBy(() -> Url.of("https://host/").path("a".repeat(8_180)))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("The URL https://host/ would have 8193 characters; the limit is 8192.");
    }

    @Test
    void segmentsAndParametersAreEncoded() {
        Url url = Url.of("https://host/v1/")
                .path("a/b?c#d%2e", "..x", "ü😀 \r\n")
                .path("end")
                .query("q&=", "1+1=2 ?#")
                .query("r", "");

        assertThat(url.uri())
                .hasToString("https://host/v1/a%2Fb%3Fc%23d%252e/..x/%C3%BC%F0%9F%98%80%20%0D%0A/end"
                        + "?q%26%3D=1%2B1%3D2%20%3F%23&r=");
        assertThat(url.address()).isEqualTo("https://host/v1/a%2Fb%3Fc%23d%252e/..x/%C3%BC%F0%9F%98%80%20%0D%0A/end");
        assertThat(url).hasToString("https://host/v1/…");
        assertThat(url.host()).isEqualTo("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "half \ud83d"})
    void segmentThatCannotBeIsARejectedRecord(String segment) {
        assertThatThrownBy(() -> Url.of("https://host/").path(segment)).isInstanceOf(RejectedDeliveryException.class);
    }

    @Test
    void halfACharacterInAParameterIsARejectedRecord() {
        assertThatThrownBy(() -> Url.of("https://host/").query("q", "\ude00"))
                .isInstanceOf(RejectedDeliveryException.class)
                .hasMessage("A value in the URL has half a character, which has no UTF-8.");
    }
}

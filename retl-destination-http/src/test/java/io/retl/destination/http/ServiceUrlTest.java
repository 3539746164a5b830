package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceUrlTest {
    @Test
    void serviceIsItsOwnUnlessThereIsABaseUrl() {
        assertThat(Sending.settings(Map.of()).serviceUrl("https://api.example.com/v3/things"))
                .hasToString("https://api.example.com/v3/things");
    }

    @Test
    void baseUrlStandsForSchemeHostAndPort() {
        HttpSettings settings = Sending.settings(Map.of("baseUrl", "http://localhost:8080"));

        assertThat(settings.serviceUrl("https://api.example.com/v3/things"))
                .hasToString("http://localhost:8080/v3/things");
        assertThat(settings.serviceUrl("https://api.example.com:8443")).hasToString("http://localhost:8080/");
    }

    @Test
    void pathOfTheBaseUrlComesFirst() {
        HttpSettings settings = Sending.settings(Map.of("baseUrl", "https://proxy.example.com/hubspot/"));

        assertThat(settings.serviceUrl("https://api.example.com/v3?limit=1").uri())
                .hasToString("https://proxy.example.com/hubspot/v3?limit=1");
    }

    @Test
    void plainSegmentKeepsMarksThatMeanNothing() {
        Url url = Url.of("https://host/values");

        assertThat(url.plainPath("Sheet1!A2:A").uri()).hasToString("https://host/values/Sheet1!A2:A");
        assertThat(url.plainPath("a+b@x.com").uri()).hasToString("https://host/values/a+b@x.com");
        assertThat(url.plainPath("a/../b?c#d%41 ü").uri())
                .hasToString("https://host/values/a%2F..%2Fb%3Fc%23d%2541%20%C3%BC");
    }

    @Test
    void addressOfAServiceIsChecked() {
        assertThatThrownBy(() -> Sending.settings(Map.of()).serviceUrl("api.example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

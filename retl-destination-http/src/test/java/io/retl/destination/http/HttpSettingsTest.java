package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.SettingDefinition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
    @Test
    void defaultsAreThirtySecondsAndNoHosts() {
        HttpSettings settings = Sending.settings(Map.of());

        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.baseUrl()).isEmpty();
        assertThat(settings.allowedHosts()).isEmpty();
        assertThat(settings).hasToString("HttpSettings[timeout=PT30S, baseUrl=null, allowedHosts=[]]");
    }

    @Test
    void ownSettingsComeFirst() {
        SettingDefinition token = SettingDefinition.builder("token").build();

        assertThat(HttpSettings.definitions(token))
                .extracting(SettingDefinition::name)
                .containsExactly("token", "timeout", "baseUrl", "allowedHosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30s", "PT", "PT0S", "-PT1S", "PT10M0.001S", "P1D", "P99999999999999D"})
    void timeoutIsADurationUpToTenMinutes(String value) {
        assertThatThrownBy(() -> Sending.settings(Map.of("timeout", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'timeout' is '" + value + "'; it is an ISO-8601 duration of more than zero and at"
                        + " most PT10M, for example PT30S.");
    }

    @Test
    void everyWrongSettingIsTold() {
        assertThatThrownBy(() -> Sending.settings(Map.of("timeout", "30", "baseUrl", "x", "allowedHosts", "a b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("Setting 'timeout' is .+ Setting 'baseUrl': .+ Setting 'allowedHosts': .+");
    }

    @Test
    void timeoutMayBeTenMinutes() {
        assertThat(Sending.settings(Map.of("timeout", "PT600S")).timeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void baseUrlIsAnAddressWithoutAQuery() {
        assertThatThrownBy(() -> Sending.settings(Map.of("baseUrl", "api.example.com")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'baseUrl': The URL does not begin with 'http://' or 'https://' and a host.");
        assertThatThrownBy(() -> Sending.settings(Map.of("baseUrl", "https://host/?key=canary")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'baseUrl': The URL has a query.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.com", "a.com:443", "*.a.com", ".a.com", "a b", "a.com/x", "ada@a.com", "256.0.0.1"})
    void allowedHostsAreNamesAlone(String value) {
        assertThatThrownBy(() -> Sending.settings(Map.of("allowedHosts", "ok.com," + value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Setting 'allowedHosts': '" + value + "' is not a host; write names such as"
                        + " 'hooks.example.com', without scheme, port or wildcard");
    }
}

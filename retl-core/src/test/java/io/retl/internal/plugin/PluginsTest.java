package io.retl.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Problem;
import io.retl.UnknownPluginException;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginsTest {
    private static class Webhook implements DestinationProvider {
        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public int spiVersion() {
            return DestinationSpi.VERSION;
        }

        @Override
        public List<SettingDefinition> settings() {
            return List.of(
                    SettingDefinition.builder("secret").required().build(),
                    SettingDefinition.builder("timeout").defaultValue("PT30S").build());
        }

        @Override
        public List<Action> actions(Settings settings) {
            return List.of();
        }
    }

    private static final class OtherWebhook extends Webhook {}

    private static final class OldPlugin extends Webhook {
        @Override
        public String name() {
            return "old";
        }

        @Override
        public int spiVersion() {
            return 0;
        }
    }

    private static Optional<Destinations.Configured> configure(Map<String, String> values, List<Problem> problems) {
        return new Destinations(List.of(new Webhook())).configure("Destination 'crm'", "webhook", values, problems);
    }

    @Test
    void twoProvidersWithOneNameAreAnErrorThatNamesBothClasses() {
        assertThatThrownBy(() -> new Destinations(List.of(new Webhook(), new OtherWebhook())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Two destinations have the name 'webhook': io.retl.internal.plugin.PluginsTest$Webhook and"
                        + " io.retl.internal.plugin.PluginsTest$OtherWebhook. Remove one of them.");
    }

    @Test
    void providerBuiltForAnotherVersionIsRefused() {
        assertThatThrownBy(() -> new Destinations(List.of(new OldPlugin())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The destination 'old' (io.retl.internal.plugin.PluginsTest$OldPlugin) was built for interface"
                                + " version 0; this is version 1. Use a release of it that fits.");
    }

    @Test
    void unknownNameIsRefusedWithASuggestion() {
        List<Problem> problems = new ArrayList<>();

        assertThatThrownBy(() -> new Destinations(List.of(new Webhook()))
                        .configure("Destination 'crm'", "webhok", Map.of(), problems))
                .isInstanceOfSatisfying(UnknownPluginException.class, unknown -> {
                    assertThat(unknown.code()).isEqualTo(ErrorCode.UNKNOWN_PLUGIN);
                    assertThat(unknown.wanted()).isEqualTo("webhok");
                    assertThat(unknown.available()).containsExactly("webhook");
                })
                .hasMessage(
                        "Destination 'crm': no destination named 'webhok'. Available: webhook. Did you mean 'webhook'?");
    }

    @Test
    void unknownNameIsRefusedWithoutASuggestionWhenNothingIsNear() {
        assertThatThrownBy(() -> new Dialects(List.of()).requireKnown("Source 'shop'", "oracle"))
                .isInstanceOf(UnknownPluginException.class)
                .hasMessage("Source 'shop': no dialect named 'oracle'. Available: duckdb, h2, postgres.");
    }

    @Test
    void defaultsAreFilledIn() {
        List<Problem> problems = new ArrayList<>();

        Settings settings =
                configure(Map.of("secret", "s3"), problems).orElseThrow().settings();

        assertThat(problems).isEmpty();
        assertThat(settings.find("secret")).contains("s3");
        assertThat(settings.find("timeout")).contains("PT30S");
    }

    @Test
    void missingAndUnknownSettingsAreAllReported() {
        List<Problem> problems = new ArrayList<>();

        assertThat(configure(Map.of("timeuot", "1"), problems)).isEmpty();

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "Destination 'crm': destination 'webhook' has no setting 'timeuot'. It has: secret, timeout. Did you mean 'timeout'?",
                        "Destination 'crm': setting 'secret' is missing. Add .setting(\"secret\", …).");
    }
}

package io.retl.destination.mixpanel;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.testkit.ScriptedServer;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person who sets the destination up sees of it. */
class MixpanelDefinitionTest {
    private final MixpanelDestinationProvider provider = new MixpanelDestinationProvider();

    @Test
    void destinationIsFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .anyMatch(found -> found.name().equals("mixpanel"));
    }

    @Test
    void settingsAreThoseOfSegmentAndOfTheKit() {
        List<SettingDefinition> settings = provider.settings();

        assertThat(settings)
                .extracting(SettingDefinition::name)
                .containsExactly(
                        "projectToken",
                        "apiSecret",
                        "apiRegion",
                        "sourceName",
                        "strictMode",
                        "timeout",
                        "baseUrl",
                        "allowedHosts");
        assertThat(settings).filteredOn(SettingDefinition::isRequired).containsExactly(settings.get(0));
        assertThat(settings).filteredOn(SettingDefinition::isSecret).containsExactly(settings.get(1));
        assertThat(settings.get(2).choices())
                .extracting(choice -> choice.value())
                .containsExactly("US 🇺🇸", "EU 🇪🇺", "IN 🇮🇳");
        assertThat(settings.get(2).defaultValue()).contains("US 🇺🇸");
        assertThat(settings.get(4).defaultValue()).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "US 🇺🇸, https://api.mixpanel.com",
        "EU 🇪🇺, https://api-eu.mixpanel.com",
        "IN 🇮🇳, https://api-in.mixpanel.com"
    })
    void regionDecidesWhereRequestsGo(String region, String host) {
        Map<String, String> settings = Map.of("projectToken", "t0ken", "apiRegion", region);
        try (ActionUnderTest identify = new ActionUnderTest(provider, "identifyUser", settings)) {
            List<RequestPreview> previews = identify.preview(
                    row("m1", Map.of("user_id", "1", "anonymous_id", "a", "traits", Map.of("plan", "pro"))));

            assertThat(previews)
                    .extracting(RequestPreview::summary)
                    .containsExactly(
                            "POST " + host + "/track (content-type)", "POST " + host + "/engage (content-type)");
        }
    }

    @Test
    void unknownRegionIsRefused() {
        assertThatThrownBy(() -> actions(Map.of("projectToken", "t", "apiRegion", "US")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'apiRegion' is 'US'; it is 'US 🇺🇸', 'EU 🇪🇺' or 'IN 🇮🇳'.");
    }

    @Test
    void withoutSecretEventsAreImportedWithTheToken() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open();
                ActionUnderTest track = new ActionUnderTest(
                        provider,
                        "trackEvent",
                        Map.of("projectToken", "t0ken", "strictMode", "0", "baseUrl", server.url("/")))) {
            track.perform(row("m1", Map.of("event", "new")));

            assertThat(server.onlyRequest()).hasToString("POST /import?strict=0");
            assertThat(server.onlyRequest().header("authorization")).contains("Basic dDBrZW46");
        }
    }

    @Test
    void requiredFieldsHavePresets() {
        assertThat(actions(Map.of("projectToken", "t")))
                .hasSize(6)
                .allSatisfy(action -> assertThat(action.fields())
                        .filteredOn(FieldDefinition::isRequired)
                        .allMatch(field -> field.preset().isPresent()));
    }

    @Test
    void mappingThatNamesOnlyTheActionIsComplete() {
        assertThat(presets("trackEvent"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "event", Map.of("@path", "$.event"),
                        "distinct_id", Map.of("@path", "$.__segment_id"),
                        "user_id", Map.of("@path", "$.__segment_id"),
                        "insert_id", Map.of("@path", "$.messageId"),
                        "time", Map.of("@path", "$.timestamp"),
                        "name", Map.of("@path", "$.event"),
                        "event_properties", Map.of("@path", "$.properties"),
                        "enable_batching", true,
                        "batch_size", 1000L));
        assertThat(presets("identifyUser"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "user_id", Map.of("@path", "$.__segment_id"), "traits", Map.of("@path", "$.properties")));
        assertThat(presets("trackPurchase")).containsKeys("products", "event", "generatePurchaseEventPerProduct");
    }

    @Test
    void onlyEventsGoInBatches() {
        assertThat(action("trackEvent").batchLimits(Map.of("enable_batching", true, "batch_size", 1_000)))
                .isEqualTo(BatchLimits.batch(1_000, 4_000_000));
        assertThat(action("trackEvent").batchLimits(Map.of())).isEqualTo(BatchLimits.single());
        assertThat(action("identifyUser").batchLimits(Map.of("enable_batching", true)))
                .isEqualTo(BatchLimits.single());
    }

    @Test
    void credentialsAreTriedOnTheProject() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open()) {
            server.answer(ScriptedServerAnswer.status(200), ScriptedServerAnswer.status(401));

            provider.testAuthentication(settings(server));

            assertThat(server.onlyRequest()).hasToString("POST /api/app/validate-project-credentials/");
            assertThat(server.onlyRequest().text())
                    .contains("\"api_secret\":\"s3cret\"", "\"project_token\":\"t0ken\"");
            assertThatThrownBy(() -> provider.testAuthentication(settings(server)))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("Credentials are invalid: 401 ");
        }
    }

    private Settings settings(ScriptedServer server) {
        return Settings.complete(
                Map.of("projectToken", "t0ken", "apiSecret", "s3cret", "baseUrl", server.url("/")),
                provider.settings());
    }

    private Map<String, @Nullable Object> presets(String action) {
        Map<String, @Nullable Object> presets = new LinkedHashMap<>();
        action(action).fields().stream()
                .filter(field -> field.preset().isPresent())
                .forEach(field -> presets.put(field.name(), field.preset().mapping()));
        return presets;
    }

    private Action action(String name) {
        return actions(Map.of("projectToken", "t")).stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Action> actions(Map<String, String> values) {
        return provider.actions(Settings.complete(values, provider.settings()));
    }
}

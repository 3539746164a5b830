package io.retl.destination.segment;

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
class SegmentDefinitionTest {
    private final SegmentDestinationProvider provider = new SegmentDestinationProvider();

    @Test
    void destinationIsFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .anyMatch(found -> found.name().equals("segment"));
    }

    @Test
    void settingsAreThoseOfSegmentItsRegionAndThoseOfTheKit() {
        List<SettingDefinition> settings = provider.settings();

        assertThat(settings)
                .extracting(SettingDefinition::name)
                .containsExactly("source_write_key", "region", "timeout", "baseUrl", "allowedHosts");
        assertThat(settings.get(0).isRequired() && settings.get(0).isSecret()).isTrue();
        assertThat(settings.get(1).defaultValue()).contains("us");
        assertThat(settings.get(1).choices())
                .extracting(choice -> choice.value())
                .containsExactly("us", "eu");
    }

    @ParameterizedTest
    @CsvSource({"us, https://api.segment.io/v1/batch", "eu, https://events.eu1.segmentapis.com/v1/batch"})
    void regionDecidesWhereMessagesGo(String region, String address) {
        try (ActionUnderTest track =
                new ActionUnderTest(provider, "sendTrack", Map.of("source_write_key", "wr1te", "region", region))) {
            List<RequestPreview> previews =
                    track.preview(row("m1", Map.of("user_id", "1", "event_name", "new", "message_id", "m1")));

            assertThat(previews)
                    .containsExactly(new RequestPreview(
                            "POST " + address + " (content-type)",
                            ("{'batch':[{'type':'track','userId':'1','messageId':'m1','context':{'traits':{},"
                                            + "'consent':{}},'event':'new','properties':{}}]}")
                                    .replace('\'', '"')));
        }
    }

    @Test
    void unknownRegionIsRefused() {
        assertThatThrownBy(() -> actions(Map.of("source_write_key", "k", "region", "asia")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'region' is 'asia'; it is 'us' or 'eu'.");
    }

    @Test
    void fieldsAreThoseOfSegment() {
        List<FieldDefinition> fields = action("sendGroup").fields();

        assertThat(fields)
                .extracting(FieldDefinition::name)
                .contains("user_id", "anonymous_id", "group_id", "application", "timezone", "traits", "consent")
                .doesNotContain("address", "properties", "event_name")
                .doesNotHaveDuplicates();
        assertThat(fields)
                .filteredOn(FieldDefinition::isRequired)
                .extracting(FieldDefinition::name)
                .containsExactly("group_id");
    }

    @Test
    void mappingThatNamesOnlyTheActionIsComplete() {
        assertThat(presets("sendIdentify"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "user_id", Map.of("@path", "$.__segment_id"),
                        "traits", Map.of("@path", "$.properties"),
                        "timestamp", Map.of("@path", "$.timestamp"),
                        "message_id", Map.of("@path", "$.messageId"),
                        "enable_batching", true,
                        "batch_size", 500L));
        assertThat(presets("sendTrack"))
                .containsEntry("event_name", Map.of("@path", "$.event"))
                .containsEntry("properties", Map.of("@path", "$.properties"))
                .doesNotContainKey("traits");
        assertThat(presets("sendGroup")).containsEntry("group_id", Map.of("@path", "$.properties.group_id"));
    }

    @Test
    void messagesGoInBatchesUnlessTheMappingDoesNotWantThem() {
        Action track = action("sendTrack");

        assertThat(track.batchLimits(Map.of())).isEqualTo(BatchLimits.batch(500, 175_000));
        assertThat(track.batchLimits(Map.of("batch_size", 20)).maxRecords()).isEqualTo(20);
        assertThat(track.batchLimits(Map.of("enable_batching", false))).isEqualTo(BatchLimits.single());
    }

    @Test
    void credentialsAreTriedOnTheSettingsOfTheSource() throws InterruptedException {
        try (ScriptedServer server = ScriptedServer.open()) {
            provider.testAuthentication(settings(server));

            assertThat(server.onlyRequest()).hasToString("GET /v1/projects/wr1te/settings");
            assertThat(server.onlyRequest().header("authorization")).contains("Basic d3IxdGU6");
        }
    }

    @Test
    void unknownKeyIsSaidWithoutShowingIt() {
        try (ScriptedServer server = ScriptedServer.open()) {
            server.answer(ScriptedServerAnswer.status(404).body("no project wr1te"));

            assertThatThrownBy(() -> provider.testAuthentication(settings(server)))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("Credentials are invalid: 404 ")
                    .hasMessageNotContaining("wr1te");
        }
    }

    private Settings settings(ScriptedServer server) {
        return Settings.complete(Map.of("source_write_key", "wr1te", "baseUrl", server.url("/")), provider.settings());
    }

    private Map<String, @Nullable Object> presets(String action) {
        Map<String, @Nullable Object> presets = new LinkedHashMap<>();
        action(action).fields().stream()
                .filter(field -> field.preset().isPresent())
                .forEach(field -> presets.put(field.name(), field.preset().mapping()));
        return presets;
    }

    private Action action(String name) {
        return actions(Map.of("source_write_key", "k")).stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Action> actions(Map<String, String> values) {
        return provider.actions(Settings.complete(values, provider.settings()));
    }
}

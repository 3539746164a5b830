package io.retl.destination.braze;

import static io.retl.destination.ActionUnderTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person who sets the destination up sees of it. */
class BrazeDefinitionTest {
    @Test
    void destinationIsFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .anyMatch(provider -> provider.name().equals("braze"));
    }

    @Test
    void settingsAreThoseOfSegmentAndOfTheKit() {
        List<SettingDefinition> settings = new BrazeDestinationProvider().settings();

        assertThat(settings)
                .extracting(SettingDefinition::name)
                .containsExactly("api_key", "app_id", "endpoint", "timeout", "baseUrl", "allowedHosts");
        assertThat(settings.get(0).isRequired() && settings.get(0).isSecret()).isTrue();
        assertThat(settings.get(2).defaultValue()).contains("https://rest.iad-01.braze.com");
        assertThat(settings.get(2).choices()).hasSize(15).contains(Endpoints.ALL.get(14));
    }

    @Test
    void accountWithoutKeyIsRefused() {
        Settings settings = Settings.complete(Map.of(), new BrazeDestinationProvider().settings());

        assertThatThrownBy(() -> new BrazeDestinationProvider().actions(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'api_key' has no value.");
    }

    @ParameterizedTest
    @CsvSource({
        "updateUserProfile2, UPDATE, UPDATE",
        "trackEvent2, ADD UPDATE, ADD",
        "trackPurchase2, ADD UPDATE, ADD",
        "identifyUser2, ADD UPSERT, ADD",
        "createAlias2, ADD, ADD"
    })
    void secondGenerationHasSyncModesInThePlaceOfAField(String name, String modes, SyncMode preset) {
        Action second = action(name);
        Action first = action(name.substring(0, name.length() - 1));

        assertThat(second.syncModes()).extracting(SyncMode::name).containsExactlyInAnyOrder(modes.split(" ", -1));
        assertThat(second.presetSyncMode()).contains(preset);
        assertThat(second.fields()).extracting(FieldDefinition::name).doesNotContain("_update_existing_only");
        assertThat(first.syncModes()).isEmpty();
        assertThat(first.presetSyncMode()).isEmpty();
    }

    @Test
    void mappingThatNamesOnlyTheActionMapsTheColumnsOfTheRow() {
        Map<String, Object> presets = presets("updateUserProfile");

        assertThat(presets)
                .containsEntry("external_id", Map.of("@path", "$.__segment_id"))
                .containsEntry("email", Map.of("@path", "$.properties.email"))
                .containsEntry("custom_attributes", Map.of("@path", "$.properties"))
                .containsEntry("enable_batching", true)
                .containsEntry("batch_size", 75L)
                .containsEntry("_update_existing_only", false)
                .doesNotContainKeys("current_location", "user_alias", "push_tokens");
    }

    /** Otherwise the column of that name would be dropped from the custom attributes, and sent nowhere. */
    @Test
    void columnNamedAsAnAttributeOfBrazeIsMappedToIt() {
        Map<String, Object> presets = presets("updateUserProfile");

        assertThat(List.of("country", "language", "dob", "gender", "phone", "time_zone", "email_subscribe"))
                .allSatisfy(name -> assertThat(presets).containsEntry(name, Map.of("@path", "$.properties." + name)));
        assertThat(presets.get("first_name").toString()).contains("$.properties.first_name", "$.properties.firstName");
    }

    @Test
    void requiredFieldsHavePresets() {
        assertThat(actions())
                .allSatisfy(action -> assertThat(action.fields())
                        .filteredOn(FieldDefinition::isRequired)
                        .allMatch(field -> field.preset().isPresent()));
    }

    @Test
    void mappingDecidesAboutBatches() {
        Action action = action("trackEvent");

        assertThat(action.batchLimits(Map.of())).isEqualTo(BatchLimits.single());
        assertThat(action.batchLimits(Map.of("enable_batching", true)).maxRecords())
                .isEqualTo(75);
        assertThat(action.batchLimits(Map.of("enable_batching", true, "batch_size", 10))
                        .maxRecords())
                .isEqualTo(10);
        assertThatThrownBy(() -> action.batchLimits(Map.of("enable_batching", true, "batch_size", 76)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Field 'batch_size' is '76'; it is a whole number from 1 to 75.");
        assertThat(action("identifyUser").batchLimits(Map.of("enable_batching", true)))
                .isEqualTo(BatchLimits.single());
    }

    @Test
    void previewShowsTheRequestWithoutTheKey() {
        try (ActionUnderTest braze =
                Braze.action("https://proxy.example.com/b", "trackEvent", Map.of("app_id", "shop"))) {
            List<RequestPreview> previews = braze.preview(
                    row(Map.of("email", "a@example.com", "name", "new")), row(Map.of("braze_id", "b", "name", "new")));

            assertThat(previews)
                    .containsExactly(new RequestPreview(
                            "POST https://proxy.example.com/b/users/track (content-type, X-Braze-Batch)",
                            ("{'events':[{'email':'a@example.com','app_id':'shop','name':'new'},"
                                            + "{'braze_id':'b','app_id':'shop','name':'new'}]}")
                                    .replace('\'', '"')));
        }
    }

    private static Map<String, Object> presets(String action) {
        return action(action).fields().stream()
                .filter(field -> field.preset().isPresent())
                .collect(Collectors.toMap(
                        FieldDefinition::name,
                        field -> Objects.requireNonNull(field.preset().mapping())));
    }

    private static Action action(String name) {
        return actions().stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Action> actions() {
        BrazeDestinationProvider provider = new BrazeDestinationProvider();
        return provider.actions(Settings.complete(Map.of("api_key", "key"), provider.settings()));
    }
}

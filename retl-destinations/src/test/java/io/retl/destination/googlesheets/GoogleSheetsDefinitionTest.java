package io.retl.destination.googlesheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.Preset;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a person who sets the destination up sees of it. */
class GoogleSheetsDefinitionTest {
    private final DestinationProvider provider = new GoogleSheetsDestinationProvider();

    @Test
    void destinationIsFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .anyMatch(each -> each.name().equals("google-sheets"));
        assertThat(provider.settings())
                .extracting(SettingDefinition::name)
                .containsExactly(
                        "accessToken",
                        "refreshToken",
                        "clientId",
                        "clientSecret",
                        "timeout",
                        "baseUrl",
                        "allowedHosts");
    }

    @Test
    void onlyTheSpreadsheetHasToBeNamed() {
        for (Action action : actions()) {
            assertThat(action.fields())
                    .filteredOn(field -> field.requirement().equals(FieldRequirement.ALWAYS)
                            && !field.preset().isPresent())
                    .extracting(FieldDefinition::name)
                    .containsExactly("spreadsheet_id");
        }
        assertThat(preset(1, "record_identifier")).isEqualTo(Preset.of(Map.of("@path", "$.__segment_id")));
        assertThat(preset(1, "fields")).isEqualTo(Preset.of(Map.of("@path", "$.properties")));
        assertThat(preset(1, "enable_batching")).isEqualTo(Preset.of(true));
    }

    @Test
    void secondGenerationHasSyncModesInThePlaceOfAField() {
        assertThat(actions().get(0).syncModes()).isEmpty();
        assertThat(actions().get(0).fields()).extracting(FieldDefinition::name).contains("operation_type");
        assertThat(actions().get(1).syncModes())
                .containsExactlyInAnyOrder(SyncMode.UPSERT, SyncMode.ADD, SyncMode.UPDATE);
        assertThat(actions().get(1).presetSyncMode()).contains(SyncMode.UPSERT);
        assertThat(actions().get(1).fields()).extracting(FieldDefinition::name).doesNotContain("operation_type");
    }

    @Test
    void batchesAreAsLargeAsTheMappingSays() {
        assertThat(actions().get(0).batchLimits(Map.of("enable_batching", true)))
                .isEqualTo(BatchLimits.batch(1_001, 2_000_000));
        assertThat(actions().get(0).batchLimits(Map.of("enable_batching", true, "batch_size", 10)))
                .isEqualTo(BatchLimits.batch(10, 2_000_000));
    }

    @Test
    void accountWithoutATokenIsRefused() {
        Settings settings = Settings.complete(Map.of(), provider.settings());

        assertThatThrownBy(() -> provider.actions(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "There is neither an 'accessToken' nor a 'refreshToken', one of which the destination needs.");
    }

    private Preset preset(int action, String name) {
        return actions().get(action).fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .preset();
    }

    private List<Action> actions() {
        return provider.actions(Settings.complete(Map.of("accessToken", "t"), provider.settings()));
    }
}

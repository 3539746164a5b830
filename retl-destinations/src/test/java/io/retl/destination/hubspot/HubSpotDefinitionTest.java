package io.retl.destination.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldRequirement;
import io.retl.destination.spi.Preset;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person who sets the destination up sees of it. */
@Timeout(60)
class HubSpotDefinitionTest {
    private final DestinationProvider provider = new HubSpotDestinationProvider();

    @Test
    void destinationIsFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .anyMatch(each -> each.name().equals("hubspot"));
        assertThat(provider.settings())
                .extracting(SettingDefinition::name)
                .containsExactly(
                        "accessToken",
                        "refreshToken",
                        "clientId",
                        "clientSecret",
                        "portalId",
                        "timeout",
                        "baseUrl",
                        "allowedHosts");
    }

    @Test
    void contactsNeedNothingButTheAction() {
        Action contact = actions().get(0);

        assertThat(preset(contact, "email")).isEqualTo(Preset.of(Map.of("@path", "$.properties.email")));
        assertThat(preset(contact, "enable_batching")).isEqualTo(Preset.of(false));
        assertThat(contact.batchLimits(Map.of("enable_batching", false))).isEqualTo(BatchLimits.single());
        assertThat(contact.batchLimits(Map.of("enable_batching", true))).isEqualTo(BatchLimits.batch(100, 4_000_000));
    }

    @Test
    void otherRecordsNeedOnlyTheirDetails() {
        Action object = actions().get(1);

        assertThat(object.fields())
                .filteredOn(field -> field.requirement().equals(FieldRequirement.ALWAYS)
                        && !field.preset().isPresent())
                .extracting(FieldDefinition::name)
                .containsExactly("object_details");
        assertThat(preset(object, "timestamp")).isEqualTo(Preset.of(Map.of("@path", "$.timestamp")));
        assertThat(object.presetSyncMode()).contains(SyncMode.UPDATE);
        assertThat(object.batchLimits(Map.of("enable_batching", true)))
                .isEqualTo(BatchLimits.batch(100, 4_000_000).by(List.of("list_details")));
    }

    @Test
    void credentialsAreTestedWithOneContact() throws InterruptedException {
        try (Account account = new Account()) {
            Settings settings = Settings.complete(account.settings("PT30S"), provider.settings());

            provider.testAuthentication(settings);
            assertThat(account.requests()).containsExactly("GET /crm/v3/objects/contacts?limit=1");

            account.server.otherwise(request -> ScriptedServerAnswer.status(401));
            assertThatThrownBy(() -> provider.testAuthentication(settings))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageStartingWith("Credentials are invalid: 401 ");
        }
    }

    private static Preset preset(Action action, String name) {
        return action.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .preset();
    }

    private List<Action> actions() {
        return provider.actions(Settings.complete(Map.of("accessToken", "t"), provider.settings()));
    }
}

package io.retl.destination.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final List<SettingDefinition> DEFINITIONS = List.of(
            SettingDefinition.builder("secret").required().build(),
            SettingDefinition.builder("timeout").defaultValue("PT30S").build());

    @Test
    void defaultsFillInWhatIsNotGiven() {
        Settings settings = Settings.complete(Map.of("secret", "s3cret"), DEFINITIONS);

        assertThat(settings.find("secret")).contains("s3cret");
        assertThat(settings.find("timeout")).contains("PT30S");
        assertThat(settings.find("other")).isEmpty();
    }

    @Test
    void givenValueGoesBeforeTheDefault() {
        assertThat(Settings.complete(Map.of("timeout", "PT1S"), DEFINITIONS).require("timeout"))
                .isEqualTo("PT1S");
    }

    @Test
    void requiredValueThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Settings.complete(Map.of(), DEFINITIONS).require("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Setting 'secret' has no value.");
    }

    @Test
    void textMasksEveryValue() {
        assertThat(Settings.complete(Map.of("secret", "s3cret"), DEFINITIONS))
                .hasToString("Settings[secret=***, timeout=***]");
    }

    @Test
    void settingsKeepTheirOwnValues() {
        Map<String, String> values = new HashMap<>(Map.of("secret", "s3cret"));
        Settings settings = Settings.complete(values, DEFINITIONS);

        values.put("secret", "other");

        assertThat(settings.require("secret")).isEqualTo("s3cret");
    }
}

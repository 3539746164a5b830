package io.retl.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Problem;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsOfDestinationsTest {
    private static final class Crm implements DestinationProvider {
        @Override
        public String name() {
            return "crm";
        }

        @Override
        public int spiVersion() {
            return DestinationSpi.VERSION;
        }

        @Override
        public List<SettingDefinition> settings() {
            return List.of(
                    SettingDefinition.builder("key").required().secret().build(),
                    SettingDefinition.builder("region")
                            .choice(FieldChoice.of("us"))
                            .choice(FieldChoice.of("eu"))
                            .defaultValue("us")
                            .build(),
                    SettingDefinition.builder("tier")
                            .secret()
                            .choice(FieldChoice.of("one"))
                            .build());
        }

        @Override
        public List<Action> actions(Settings settings) {
            return List.of();
        }
    }

    private static List<String> problems(Map<String, String> values) {
        List<Problem> problems = new ArrayList<>();
        new Destinations(List.of(new Crm())).configure("Destination 'd'", "crm", values, problems);
        return problems.stream().map(Problem::message).toList();
    }

    @Test
    void defaultsAndChoicesPass() {
        assertThat(problems(Map.of("key", "k"))).isEmpty();
        assertThat(problems(Map.of("key", "k", "region", "eu", "tier", "one"))).isEmpty();
    }

    @Test
    void requiredSettingIsNeitherMissingNorEmpty() {
        assertThat(problems(Map.of()))
                .containsExactly("Destination 'd': setting 'key' is missing. Add .setting(\"key\", …).");
        assertThat(problems(Map.of("key", " ")))
                .containsExactly("Destination 'd': setting 'key' is empty. Give it a value.");
    }

    @Test
    void valueThatIsNoChoiceIsShownUnlessItIsSecret() {
        assertThat(problems(Map.of("key", "k", "region", "mars", "tier", "s3cret")))
                .containsExactly(
                        "Destination 'd': setting 'region' is 'mars'; it is one of 'us', 'eu'.",
                        "Destination 'd': setting 'tier' is another text; it is one of 'one'.");
    }
}
